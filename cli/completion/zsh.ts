import type { Completed, CompletedOption } from "./command-line";

/** A script for zsh 5 and later. It completes everything else as files. */
export function zshCompletion(commands: readonly Completed[]): string {
  const listed = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary.replaceAll(":", "\\:")}`)}`);
  const cases = commands.map(({ name, options, words }) => {
    const rest = words.length > 0 ? `*:word:(${words.join(" ")})` : "*:file:_files";
    return `    ${name}) _arguments ${[...options.flatMap(argument), quoted(rest)].join(" \\\n      ")} ;;`;
  });
  return `#compdef cenvpn
# Completion of cenvpn for zsh. In ~/.zshrc, after compinit:  source <(cenvpn completion zsh)
_cenvpn() {
  local -a commands=(
${listed.join("\n")}
    'help:print the help of a command'
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
    help) _describe command commands ;;
${cases.join("\n")}
  esac
}
compdef _cenvpn cenvpn
`;
}

/** `'--format[how to print the result]:value:(text json)'`, for each way to write an option. */
function argument({ flags, summary, values, takesValue }: CompletedOption): readonly string[] {
  const value = values.length > 0 ? `:value:(${values.join(" ")})` : takesValue ? ":value:_files" : "";
  return flags.map((flag) => quoted(`*${flag}[${summary.replaceAll(/[[\]:\\]/g, "\\$&")}]${value}`));
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
