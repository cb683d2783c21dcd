import { stripVTControlCharacters } from "node:util";

/** A narrower terminal wraps by itself. */
const NARROWEST = 40;

/**
 * A text wrapped to the width of a terminal; continuation lines are indented one step further. Longer words stay whole:
 * people copy addresses and commands.
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
