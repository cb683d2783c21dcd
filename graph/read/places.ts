import { once } from "../once";
import { withoutLastIndex } from "../terraform/address";
import type { Stack } from "../terraform/stack";

/** A file in one of Terraform's languages. */
export interface TerraformText {
  /** As people call it. */
  readonly file: string;
  readonly text: string;
}

/** Places in the texts of a stack; searched at the first question. */
export function placesIn(texts: readonly TerraformText[]): NonNullable<Stack["placeOf"]> {
  const places = once(() => {
    const found = new Map<string, string>();
    for (const { file, text } of texts)
      for (const [address, line] of file.endsWith(".tf") ? linesInHcl(text) : linesInJson(text))
        if (!found.has(address)) found.set(address, `${file}:${line}`);
    return found;
  });
  // report what a module makes at its call
  return (address) => places().get(/^module\.[\w-]+/.exec(address)?.[0] ?? withoutLastIndex(address));
}

/**
 * Lines, from 1, of the resources, data sources and module calls in Terraform's JSON syntax, by address, in any layout.
 */
export function linesInJson(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  /** The keys from the top down to the current place, one for each open object. */
  const keys: string[] = [];
  let line = 1;
  let last = "";
  for (const [token] of text.matchAll(/"[^"\\\n]*(?:\\.[^"\\\n]*)*"|[\n{}:]/g))
    switch (token) {
      case "\n":
        line += 1;
        break;
      case "{":
        keys.push("");
        break;
      case "}":
        keys.pop();
        break;
      case ":": {
        if (keys.length === 0 || keys.length > 3) break;
        keys[keys.length - 1] = JSON.parse(last) as string;
        const address = addressAt(keys);
        if (address !== undefined) remember(lines, address, line);
        break;
      }
      default:
        last = token;
    }
  return lines;
}

function addressAt([block, type, name]: readonly string[]): string | undefined {
  if (block === "module" && type !== undefined && name === undefined) return `module.${type}`;
  if (name === undefined) return undefined;
  if (block === "resource") return `${type}.${name}`;
  return block === "data" ? `data.${type}.${name}` : undefined;
}

/** These lines in HCL: a block's header stands on one line, outside comments, texts and other blocks. */
export function linesInHcl(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const [line, header] of topLevelLines(text)) {
    const [, ...resource] = /^\s*(resource|data)\s+"?([\w-]+)"?\s+"?([\w-]+)"?\s*\{/.exec(header) ?? [];
    const [, ...call] = /^\s*(module)\s+"?([\w-]+)"?\s*\{/.exec(header) ?? [];
    const address = addressAt(resource) ?? addressAt(call);
    if (address !== undefined) remember(lines, address, line);
  }
  return lines;
}

/** The lines of HCL at the top level, with their numbers. */
function topLevelLines(text: string): readonly (readonly [number, string])[] {
  const lines = text.split("\n");
  const found: (readonly [number, string])[] = [];
  /** Open constructs, innermost last: braces, quotes, comments, and here-documents by their end word. */
  const open: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (open.length === 0) found.push([index + 1, line]);
    readLine(line, open);
  }
  return found;
}

/** Updates the open constructs to the end of a line. */
function readLine(line: string, open: string[]): void {
  const ended = /^<<(.*)/.exec(open.at(-1) ?? "")?.[1];
  if (ended !== undefined) {
    // nothing else within a here-document matters, not even its templates
    if (line.trim() === ended) open.pop();
    return;
  }
  for (let at = 0; at < line.length; ) {
    const inside = open.at(-1);
    const token = (inside !== undefined && TOKENS_IN.get(inside)) || IN_CODE;
    token.lastIndex = at;
    const [found = "", word] = token.exec(line) ?? [];
    if (found === "" || found === "#" || found === "//") break;
    at = token.lastIndex;
    const closes = found === "*/" || found === "}" || (found === '"' && inside === '"');
    if (closes) open.pop();
    else if (word !== undefined) open.push(`<<${word}`);
    else if (found === "/*" || found === '"') open.push(found);
    else if (OPENING.has(found)) open.push("{");
  }
  // a quoted text ends with its line; a broken one must not hide the lines below
  if (open.at(-1) === '"') open.pop();
}

const IN_CODE = /"|#|\/\/|\/\*|<<-?([\p{L}_][\p{L}\p{N}_-]*)\s*$|[{}]/gu;
const IN_QUOTES = /\\.|(?:\$\$|%%)\{|[$%]\{|"/g;
const IN_COMMENT = /\*\//g;
const TOKENS_IN: ReadonlyMap<string, RegExp> = new Map([
  ["/*", IN_COMMENT],
  ['"', IN_QUOTES],
]);
const OPENING: ReadonlySet<string> = new Set(["{", "${", "%{"]);

function remember(lines: Map<string, number>, address: string, line: number): void {
  if (!lines.has(address)) lines.set(address, line);
}
