import { lstatSync } from "node:fs";
import {
  Composer,
  type CST,
  type Document,
  isMap,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  type Scalar,
  type YAMLMap,
  YAMLParseError,
} from "yaml";
import type { Problem } from "../domain/problem";
import { decoded, encodingOf } from "../files/decoded";
import { type Refused, readRegular, readStandardInput } from "../files/regular-files";
import { type FileProblem, FileProblemsError, type Path, type Position } from "./problem";
import { aliasProblems, MERGE_KEY, mergeKeyProblems, syntaxProblems } from "./syntax";

/** Ten thousand sites are about 6 MB. */
export const LARGEST_FILE = 16 * 1024 * 1024;

const ENVIRONMENT_FILE = "an environment file";

/** A YAML or JSON file as plain data, with the place of each value. */
export interface SourceDocument {
  /** The file, as messages name it. */
  readonly file: string;
  /** What messages call this kind of file: `an environment file`. */
  readonly kind: string;
  /** The whole text. */
  readonly text: string;
  /** What the text says. */
  readonly value: unknown;
  /**
   * Where a value starts, or its key with `of: "key"`; where the value is missing, the place of the nearest thing
   * above.
   */
  locate(path: Path, of?: "key" | "value"): Position;
  /** The first and the last line of a value with its key; undefined when it is not written. */
  lines(path: Path): readonly [first: number, last: number] | undefined;
}

/**
 * Reads a YAML or JSON file; `kind` is what messages call it.
 * @throws FileProblemsError for a file that is missing, not text, too large, or broken.
 */
export function readDocument(file: string, kind: string = ENVIRONMENT_FILE): SourceDocument {
  return parseSource(file, readText(file, kind), kind);
}

/** The same for a text in memory; `file` is what messages call it. */
export function parseSource(file: string, text: string, kind: string = ENVIRONMENT_FILE): SourceDocument {
  const lines = new LineCounter();
  const refuse = (problem: Problem, offset?: number): never => {
    throw new FileProblemsError([fileProblem(file, problem, offset === undefined ? undefined : at(lines, offset))]);
  };
  const document = parse(text, lines) ?? refuse({ what: "the file nests too deeply", allowed: kind });
  const broken = [
    ...syntaxProblems(document, file, (offset) => at(lines, offset).line),
    ...(text.includes(MERGE_KEY) ? mergeKeyProblems(document) : []),
    ...(text.includes("*") ? aliasProblems(document) : []),
  ];
  if (broken.length > 0)
    throw new FileProblemsError(broken.map(({ offset, ...problem }) => fileProblem(file, problem, at(lines, offset))));
  if (document.contents === null) return refuse({ what: "the file is empty", allowed: kind });
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
    // An alias to its own parent makes a circle, and this throws.
    if (text.includes("*")) JSON.stringify(value);
  } catch {
    return refuse({ what: "aliases cannot be resolved", allowed: "few aliases, each of an anchor above it" });
  }
  const find = locator(document.contents);
  const locate = (path: Path, of: "key" | "value" = "value") => at(lines, find(path, of).start);
  const linesOf = (path: Path): readonly [number, number] | undefined => {
    const { end } = find(path, "value");
    // what ends with a line ends where the next one starts
    return end === undefined ? undefined : [locate(path, "key").line, at(lines, Math.max(end - 1, 0)).line];
  };
  return { file, kind, text, value, locate, lines: linesOf };
}

/** Far more than any file needs, and far less than what exhausts the stack of recursive code. */
const MOST_LEVELS = 100;

/** Undefined when it nests too deeply. */
function parse(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  const tokens = [...new Parser(lineCounter.addNewLine).parse(text)];
  if (tokens.some(nestsTooDeeply)) return undefined;
  const options = { lineCounter, prettyErrors: false, uniqueKeys: true, stringKeys: true, resolveKnownTags: false };
  const [document, second] = new Composer(options).compose(tokens, true, text.length);
  if (second)
    document?.errors.push(new YAMLParseError([second.range[0], second.range[1]], "MULTIPLE_DOCS", "several documents"));
  return document as Document.Parsed | undefined;
}

/** Runs before any recursive code walks through the text. */
function nestsTooDeeply(text: CST.Token): boolean {
  const open: (readonly [token: CST.Token | null | undefined, level: number])[] = [[text, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [token, level] = next;
    if (level > MOST_LEVELS) return true;
    if (!token) continue;
    if (token.type === "document") open.push([token.value, level]);
    if ("items" in token) for (const { key, value } of token.items) open.push([key, level + 1], [value, level + 1]);
  }
  return false;
}

/** What a command line calls standard input. */
export const STDIN = "-";

/**
 * The text of a file; `kind` is what messages call it.
 *
 * @param isLog Whether it is any text, perhaps with bytes that are none; `-` is then standard input.
 */
export function readText(file: string, kind: string, isLog = false): string {
  const text = isLog ? `${kind} as text` : "a YAML or JSON text in UTF-8";
  const refuse = (what: string, allowed = text, fix?: string): never => {
    throw new FileProblemsError([{ file, path: [], what, allowed, ...(fix ? { fix } : {}) }]);
  };
  try {
    const bytes = isLog && file === STDIN ? readStandardInput(LARGEST_FILE) : readRegular(file, LARGEST_FILE);
    if ("why" in bytes) return refuse(...refusal(bytes));
    if (file.endsWith(".tf"))
      return refuse(
        "this is Terraform HCL",
        kind,
        "cenvpn check judges its plan: terraform show -json PLAN > plan.json",
      );
    if (isLog) return decoded(bytes);
    if (encodingOf(bytes) === "utf-8" && bytes.includes(0)) return refuse("the file is binary");
    return decoded(bytes, true);
  } catch (error) {
    if (error instanceof FileProblemsError) throw error;
    return refuse(...unreadable(file, (error as NodeJS.ErrnoException).code));
  }
}

function unreadable(file: string, code: string | undefined): [what: string, allowed?: string] {
  switch (code) {
    case "ENOENT":
      return [isLink(file) ? "this is a broken link" : "there is no such file", ""];
    case "EACCES":
    case "EPERM":
      return ["you have no permission to read the file", ""];
    case "ERR_ENCODING_INVALID_ENCODED_DATA":
      return ["the file is binary or not in UTF-8"];
    default:
      return [`the file cannot be read (${code})`];
  }
}

function refusal({ why, size }: Refused): [what: string, allowed?: string] {
  if (why === "folder") return ["this is a folder"];
  if (why === "not regular") return ["this is not a regular file"];
  const most = `${LARGEST_FILE / 1024 / 1024} MB`;
  return [
    `the file has ${size === undefined ? `more than ${most}` : `${Math.ceil(size / 1024 / 1024)} MB`}`,
    `up to ${most}`,
  ];
}

function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function fileProblem(file: string, problem: Problem, position: Position | undefined): FileProblem {
  return { file, path: [], ...problem, ...(position ? { position } : {}) };
}

function at(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** The place where a value starts and, if the value is written, where it ends. */
interface Found {
  readonly start: number;
  readonly end?: number | undefined;
}

/** Finds the places of values. Each map is indexed once, so that ten thousand sites take no time. */
function locator(contents: Node | null): (path: Path, of: "key" | "value") => Found {
  const indexes = new WeakMap<YAMLMap, Map<string, Pair>>();
  const pairOf = (map: YAMLMap, key: string) => {
    const index = indexes.get(map) ?? new Map(map.items.map((pair) => [String((pair.key as Scalar).value), pair]));
    indexes.set(map, index);
    return index.get(key);
  };
  return (path, of) => {
    let node = contents;
    let offset = start(node) ?? 0;
    for (const [index, step] of path.entries()) {
      if (isMap(node)) {
        const pair = pairOf(node, String(step));
        if (!pair) return { start: offset };
        node = pair.value as Node | null;
        const wantsKey = of === "key" && index === path.length - 1;
        offset = (wantsKey ? undefined : start(node)) ?? start(pair.key as Node) ?? offset;
      } else if (isSeq(node)) {
        node = (node.items[Number(step)] ?? null) as Node | null;
        offset = start(node) ?? offset;
      } else return { start: offset };
    }
    return { start: offset, end: node?.range?.[1] };
  };
}

const start = (node: Node | null): number | undefined => node?.range?.[0];
