import { type Document, isMap, isScalar, type Pair, parseDocument, type Range, type Scalar } from "yaml";
import type { Path } from "../problem";

/** A name that is missing from a map of a file, and its value. */
export interface Blank {
  readonly path: Path;
  readonly value: string;
  /** Key of the same map after which to insert the name. */
  readonly after: string;
}

/**
 * A YAML or JSON text with blanks filled in, and the blanks that cannot be filled in, since their map stands elsewhere
 * and serves several places. Everything else stays, to the last space: the parser shows the places, and only new text
 * is inserted.
 */
export function fillIn<B extends Blank>(text: string, blanks: readonly B[]): { text: string; unfilled: B[] } {
  const document = parseDocument(text, { stringKeys: true });
  const found = blanks.map((blank) => ({ blank, piece: pieceFor(document, text, blank) }));
  const pieces = found.flatMap(({ piece }) => piece ?? []).sort((one, other) => one.at - other.at);
  const starts = pieces.map(({ at }) => at);
  return {
    text: [text.slice(0, starts[0]), ...pieces.map(({ at, added }, n) => added + text.slice(at, starts[n + 1]))].join(
      "",
    ),
    unfilled: found.filter(({ piece }) => !piece).map(({ blank }) => blank),
  };
}

interface Piece {
  readonly at: number;
  readonly added: string;
}

function pieceFor(document: Document, text: string, { path, value, after }: Blank): Piece | undefined {
  const map = document.getIn(path.slice(0, -1)); // nothing, where an alias stands in between
  if (!isMap(map)) return undefined;
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === after) as Pair<Scalar, Scalar> | undefined;
  if (!pair?.key.range || !pair.value?.range) return undefined;
  const quote = pair.key.type === "QUOTE_DOUBLE" ? '"' : "";
  const added = `${quote}${path.at(-1)}${quote}: ${quote}${value}${quote}`;
  return map.flow
    ? inFlow(text, pair.key.range, pair.value.range, added)
    : inBlock(text, pair.key.range, pair.value.range, added);
}

/** After the value and a comma; on its own line if the key before has one. */
function inFlow(text: string, [key]: Range, [, end]: Range, added: string): Piece {
  const indentation = indentationOf(text, key);
  return { at: end, added: `,${indentation === undefined ? " " : newline(text) + indentation}${added}` };
}

/** On the line below, so that a comment beside the value stays there. */
function inBlock(text: string, [key]: Range, [, end]: Range, added: string): Piece {
  const lineEnd = /\r?\n|$/g;
  lineEnd.lastIndex = end;
  const lineStart = text.lastIndexOf("\n", key - 1) + 1;
  return {
    at: lineEnd.exec(text)?.index ?? text.length,
    added: `${newline(text)}${" ".repeat(key - lineStart)}${added}`,
  };
}

/** The white space before a key that is the first on its line. */
function indentationOf(text: string, key: number): string | undefined {
  const before = text.slice(text.lastIndexOf("\n", key - 1) + 1, key);
  return before.includes("\n") || before.trim() !== "" || !text.slice(0, key).includes("\n") ? undefined : before;
}

const newline = (text: string) => (text.includes("\r\n") ? "\r\n" : "\n");
