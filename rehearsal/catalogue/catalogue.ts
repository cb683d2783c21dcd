import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import type { NestedTypeBlock, ProviderType, TypeArgument, TypeBlock } from "./argument";

/** A line's arguments: a code, or a code and its nested arguments. */
type Coded = string | readonly [string, CodedArguments];
interface CodedArguments {
  readonly [name: string]: Coded;
}

/**
 * `type,flags`, then `>` the least and `<` the largest number of items, `=` the default to the end.
 * Types: s string, i integer, f float, b boolean, l… list, t… set, m… map of, o object, L and T blocks in a list and a set.
 * Flags: r required, o optional, c computed, f a change replaces, s sensitive, d deprecated, x removed.
 */
const CODE = /^([a-zLT]+),([rocfsdx]*)(?:>(\d+))?(?:<(\d+))?(?:=(.*))?$/s;

const TIMEOUTS: Readonly<Record<string, string>> = { c: "create", r: "read", u: "update", d: "delete" };
const TYPES: Readonly<Record<string, string>> = { s: "string", i: "number", f: "number", b: "bool", o: "object" };
const COLLECTIONS: Readonly<Record<string, string>> = { l: "list", t: "set", m: "map" };

/** The provider's schema of a type; undefined if the provider has no such type. */
export function catalogued(mode: "managed" | "data", type: string): ProviderType | undefined {
  const start = mode === "managed" ? type : `data.${type}`;
  lines ??= read();
  const line = lines.get(start);
  if (line === undefined) return undefined;
  const [timeouts = "", json = ""] = [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)];
  return {
    ...blockOf(JSON.parse(json) as CodedArguments),
    ...(timeouts === "-" ? {} : { timeouts: [...timeouts].flatMap((step) => TIMEOUTS[step] ?? []) }),
  };
}

/** Lines by type, read on demand. */
let lines: ReadonlyMap<string, string> | undefined;

function read(): ReadonlyMap<string, string> {
  const entries = text()
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(entries.map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]));
}

/** The compiler copies no text: compiled code finds it in the source folder, of which the package ships the compressed form. */
function text(): string {
  const places = [__dirname, path.join(__dirname, "../../../rehearsal/catalogue")];
  const files = places.map((folder) => path.join(folder, "provider-1.289.0.txt"));
  const plain = files.find(existsSync);
  if (plain) return readFileSync(plain, "utf8");
  const compressed = files.map((file) => `${file}.br`).find(existsSync);
  if (compressed) return brotliDecompressSync(readFileSync(compressed)).toString();
  throw new Error("the catalogue is missing from the package");
}

function blockOf(coded: CodedArguments): TypeBlock {
  const entries = Object.entries(coded).map(([name, one]) => [name, decoded(one)] as const);
  const named = <T>(kind: "argument" | "block") =>
    Object.fromEntries(entries.filter(([, one]) => one.kind === kind).map(([name, one]) => [name, one.value as T]));
  return { doc: "", arguments: named<TypeArgument>("argument"), blocks: named<NestedTypeBlock>("block") };
}

function decoded(
  one: Coded,
): { readonly kind: "argument"; value: TypeArgument } | { readonly kind: "block"; value: NestedTypeBlock } {
  const [code, inner = {}] = typeof one === "string" ? [one] : one;
  const [, type = "", flags = "", min, max, fallback] = CODE.exec(code) ?? [];
  const has = (flag: string) => flags.includes(flag);
  const bounds = { ...(min ? { minItems: Number(min) } : {}), ...(max ? { maxItems: Number(max) } : {}) };
  if (type === "L" || type === "T") {
    const nesting = type === "L" ? "list" : "set";
    const marks = { required: has("r"), computed: has("c"), forceNew: has("f") };
    // Terraform checks the least number of a block that is required; the provider that of another, once it is given.
    const least = has("r") ? { minItems: Math.max(1, Number(min ?? 1)) } : { minItems: 0 };
    return { kind: "block", value: { ...blockOf(inner), nesting, ...bounds, ...least, ...marks } };
  }
  const block = blockOf(inner);
  const value: TypeArgument = {
    type: typeOf(type),
    ...(type.endsWith("o") ? { object: { ...block.arguments } } : {}),
    ...(has("r") ? { required: true } : {}),
    ...(has("o") ? { optional: true } : {}),
    ...(has("c") ? { computed: true } : {}),
    ...(has("f") ? { forceNew: true } : {}),
    ...(has("s") ? { sensitive: true } : {}),
    ...(has("d") ? { deprecated: true } : {}),
    ...(has("x") ? { removed: true } : {}),
    ...bounds,
    ...(fallback === undefined || !(type in TYPES) ? {} : { default: literal(type, fallback) }),
    doc: "",
  };
  return { kind: "argument", value };
}

/** `lms` is `list(map(string))`. */
function typeOf(code: string): string {
  const [first = "", rest] = [code[0], code.slice(1)];
  return rest === "" ? (TYPES[first] ?? first) : `${COLLECTIONS[first]}(${typeOf(rest)})`;
}

function literal(type: string, text: string): boolean | number | string {
  if (type === "b") return text === "true";
  return type === "i" || type === "f" ? Number(text) : text;
}
