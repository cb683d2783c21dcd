import { stripVTControlCharacters } from "node:util";

/** Narrower than this a terminal is left to wrap by itself. */
const NARROWEST = 40;

/**
 * A text whose lines are no wider than a terminal, what goes on standing a step further in than its line. A word that is wider stays
 * whole: people copy addresses and commands.
 */
export function wrapped(text: string, width: number | undefined): string {
  if (width === undefined || width < NARROWEST) return text;
  return text
    .split("\n")
    .flatMap((line) => (visible(line) <= width ? [line] : pieces(line, width)))
    .join("\n");
}

function pieces(line: string, width: number): readonly string[] {
  const [, indent = "", rest = ""] = /^( *)(.*)$/s.exec(line) ?? [];
  const further = " ".repeat(Math.min(indent.length + 4, width / 2));
  const lines: string[] = [];
  let current = indent;
  let isEmpty = true;
  for (const word of rest.split(" ")) {
    if (!isEmpty && visible(current) + 1 + visible(word) > width) {
      lines.push(current.trimEnd());
      current = further;
      isEmpty = true;
    }
    current += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, current];
}

const visible = (text: string) => stripVTControlCharacters(text).length;
