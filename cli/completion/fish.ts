import type { Completed } from "./command-line";

/** A script for fish 3 and later. It completes everything else as files. */
export function fishCompletion(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, summary, options, words }) => [
    `complete -c cenvpn -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
    `complete -c cenvpn -n "__fish_seen_subcommand_from help" -f -a ${name}`,
    ...(words.length === 0 ? [] : [`complete -c cenvpn ${after(name)} -f -a ${quoted(words.join(" "))}`]),
    ...options.map((option) => `complete -c cenvpn ${after(name)} ${optionArguments(option)}`),
  ]);
  return `# Completion of cenvpn for fish:  cenvpn completion fish > ~/.config/fish/completions/cenvpn.fish
complete -c cenvpn -n __fish_use_subcommand -f -a help -d "print the help of a command"
${lines.join("\n")}
`;
}

function optionArguments({ flags, summary, values, takesValue }: Completed["options"][number]): string {
  const names = flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const anyValue = takesValue ? ["-r"] : [];
  const value = values.length > 0 ? [`-x -a ${quoted(values.join(" "))}`] : anyValue;
  return [...names, ...value, `-d ${quoted(summary)}`].join(" ");
}

const after = (name: string) => `-n "__fish_seen_subcommand_from ${name}"`;

const quoted = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
