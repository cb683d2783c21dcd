import type { Completed } from "./command-line";

/** A script for bash 3.2 and later. It completes everything else as files. */
export function bashCompletion(commands: readonly Completed[]): string {
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap(({ flags, values }) =>
      values.length === 0
        ? []
        : [`    ${flags.map((flag) => `"${name} ${flag}"`).join("|")}) words="${values.join(" ")}" ;;`],
    ),
  );
  const files = commands.flatMap(({ name, options }) =>
    options.flatMap(({ flags, values, takesValue }) =>
      takesValue && values.length === 0 ? flags.map((flag) => `"${name} ${flag}"`) : [],
    ),
  );
  const words = commands.map(({ name, options, words }) => {
    const flags = options.flatMap((option) => option.flags);
    return `      ${name}) words="${[...words, ...flags].join(" ")}" ;;`;
  });
  return `# Completion of cenvpn for bash. In ~/.bashrc:  source <(cenvpn completion bash)
_cenvpn() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" command="\${COMP_WORDS[1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${commands.map(({ name }) => name).join(" ")} help --help --version"
  else
    case "$command $before" in
${values.join("\n")}
    ${files.join("|")}) return ;;
    *) case "$command" in
      help) words="${commands.map(({ name }) => name).join(" ")}" ;;
${words.join("\n")}
      esac ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -o bashdefault -F _cenvpn cenvpn
`;
}
