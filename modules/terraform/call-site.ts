import { readFileSync } from "node:fs";
import { findSourceMap, SourceMap, type SourceMapPayload } from "node:module";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { compileFunction } from "node:vm";

/** The parts of this package that make constructs. The app's own come from YAML, and know their line there. */
const OURS = [
  ...[`modules${sep}`, `stacks${sep}`, `app${sep}`, `cli${sep}`, `files${sep}`, "main."],
  ...[`parts${sep}`, "index."], // as the build bundles them
].map((start) => join(__dirname, "../..", start));

/** Our constructs nest a few levels, and so may users' constructs in their own packages. */
const DEEPEST = 40;

/**
 * Where the project's code makes a construct, `file:line:column`, relative to the project, and in the original source
 * if a source map exists. Undefined if other code makes it.
 */
export function callSite(): string | undefined {
  const frame = callers().find((site) => isProject(fileOf(site)));
  const [file, line, column] = [frame && fileOf(frame), frame?.getLineNumber(), frame?.getColumnNumber()];
  if (file === undefined || line == null || column == null) return undefined;
  const origin = originOf(file, line, column);
  const inside = relative(process.cwd(), origin.file);
  return isAbsolute(inside) ? undefined : `${inside.replaceAll("\\", "/")}:${origin.line}:${origin.column}`;
}

/** The frames themselves: other handlers of `Error.prepareStackTrace` return a text, slowly. */
function callers(): readonly NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = DEEPEST;
    Error.prepareStackTrace = (_error, sites) => sites;
    return (new Error().stack as unknown as NodeJS.CallSite[] | undefined) ?? [];
  } finally {
    Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  }
}

function fileOf(site: NodeJS.CallSite): string {
  const file = site.getFileName() ?? "";
  return file.startsWith("file:") ? fileURLToPath(file) : file;
}

function isProject(file: string): boolean {
  return isAbsolute(file) && !file.includes(`${sep}node_modules${sep}`) && !OURS.some((own) => file.startsWith(own));
}

interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

function originOf(file: string, line: number, column: number): Origin {
  const entry = mapOf(file)?.findEntry(line - 1, column - 1);
  if (!entry || !("originalSource" in entry)) return { file, line, column };
  const { originalSource, originalLine, originalColumn } = entry;
  const source = originalSource.startsWith("file:")
    ? fileURLToPath(originalSource)
    : resolve(dirname(file), originalSource);
  return { file: source, line: originalLine + 1, column: originalColumn + 1 };
}

const maps = new Map<string, SourceMap | undefined>();

/** The source map that Node knows, else the one beside the file; read once. */
function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, findSourceMap(file) ?? readMap(`${file}.map`));
  return maps.get(file);
}

function readMap(path: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(path, "utf8")) as SourceMapPayload);
  } catch {
    return undefined;
  }
}

/** Throws as if at a place, so Node shows that line before the message, and no line of this package. */
export function throwAt(source: string | undefined, error: Error): never {
  const [, file, line] = /^(.*):(\d+):\d+$/.exec(source ?? "") ?? [];
  if (file !== undefined)
    compileFunction("throw error", ["error"], { filename: file, lineOffset: Number(line) - 1 })(error);
  throw error;
}
