import type { Completed } from "./command-line";

/** A script for fish 3 and later. It completes everything else as files. */
export function fishCompletion(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, summary, options, words }) => [
    `complete -c cenvpn -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
    `complete -c cenvpn -n "__fish_seen_subcommand_from help" -f -a ${name}`,
    ...(words.length === 0 ? [] : [`complete -c cenvpn ${after(name)} -f -a ${quoted(words.join(" "))}`]),
    ...options.map(({ flags, summary, values, takesValue }) =>
      [
        `complete -c cenvpn ${after(name)}`,
        ...flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)),
        values.length > 0 ? `-x -a ${quoted(values.join(" "))}` : takesValue ? "-r" : "",
        `-d ${quoted(summary)}`,
      ]
        .filter(Boolean)
        .join(" "),
    ),
  ]);
  return `# Completion of cenvpn for fish:  cenvpn completion fish > ~/.config/fish/completions/cenvpn.fish
complete -c cenvpn -n __fish_use_subcommand -f -a help -d "print the help of a command"
${lines.join("\n")}
`;
}

const after = (name: string) => `-n "__fish_seen_subcommand_from ${name}"`;

const quoted = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
