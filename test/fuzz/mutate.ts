import fc from "fast-check";

// Nearly right inputs find more bugs than random inputs: texts that people write, with a few changes.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A PSK as generators make them. No output may repeat this PSK, wherever the input contains it. */
export const PLANTED = "Zq8Wm3RtHv5Xn7YcBk4Ls9Pd";

/** Values that fit almost nowhere. */
const STRANGE: readonly Json[] = [
  ...[null, true, false, 0, 1, -1, 1.5, 1e308, 2 ** 32, 2 ** 53, 65_010, 45_104],
  ...["", " ", "no", "null", "0", "1.10", "AS65010", "main", "strong", "vpn-abc123", "tr-abc123"],
  ...["169.254.10.0/30", "10.0.0.0/8", "0.0.0.0/0", "10.0.0.0/255.0.0.0", "203.0.113.10", "::1/128"],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "length"],
  ...["${var.x}", "${each.value.y[0]}", "${local.z}", "${", "}", "%{if x}", "${TfToken[TOKEN.1]}", "TfToken[String.1]"],
  ...[
    "*",
    "**",
    "/".repeat(20),
    "*".repeat(60),
    "a".repeat(5000),
    "\u202e",
    "\u0000",
    "\ud800",
    "::error::x",
    "##[x]",
    "<!--",
  ],
  ...["2099-12-31", "../..", "/etc/passwd", "x\ny", "`", "'", '"', "é", "北京"],
  ...[[], {}, [[]], [null], [{}], { "": "" }, { constructor: 1 }, { "1": {}, "2": {} }, ["10.0.0.0/8", "10.0.0.0/8"]],
];

const EDITS = ["replace", "remove", "rename", "duplicate", "copy", "wrap", "unwrap", "retype"] as const;

interface Edit {
  readonly kind: (typeof EDITS)[number];
  /** Picks one of all places; the number is taken modulo how many there are. */
  readonly at: number;
  readonly other: number;
  readonly value: Json;
}

/** Which changes `mutated` may make. */
interface Mutation {
  /** @default all */
  readonly kinds?: readonly Edit["kind"][];
  /** Whether a change may write a PSK in place of another value. @default true */
  readonly plantsPsks?: boolean;
}

/** One of the given values, with one to four changes anywhere inside. */
export function mutated(
  values: readonly Json[],
  { kinds = EDITS, plantsPsks = true }: Mutation = {},
): fc.Arbitrary<Json> {
  const strange = fc.constantFrom(...STRANGE);
  const value = plantsPsks
    ? fc.oneof({ weight: 4, arbitrary: strange }, { weight: 1, arbitrary: fc.constant<Json>(PLANTED) })
    : strange;
  const edit = fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(), other: fc.nat(), value });
  return fc
    .tuple(fc.constantFrom(...values), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([base, edits]) => edits.reduce(changed, structuredClone(base)));
}

interface Place {
  readonly holder: Json[] | { [key: string]: Json };
  readonly key: string | number;
}

function places(root: Json): Place[] {
  if (typeof root !== "object" || root === null) return [];
  const keys = Array.isArray(root) ? root.keys() : Object.keys(root);
  return [...keys].flatMap((key) => [{ holder: root, key }, ...places(get({ holder: root, key }))]);
}

const get = ({ holder, key }: Place): Json => (holder as { [key: string]: Json })[key] as Json;

function put({ holder, key }: Place, value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  // defineProperty, because an assignment to `__proto__` would change the prototype.
  else Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function changed(root: Json, { kind, at, other, value }: Edit): Json {
  const all = places(root);
  const place = all[at % all.length];
  const source = all[other % all.length];
  if (!place || !source) return structuredClone(value);
  const before = get(place);
  const name = typeof value === "string" ? value : String(source.key);
  if (kind === "replace") put(place, structuredClone(value));
  if (kind === "remove") remove(place);
  if (kind === "duplicate")
    put({ ...place, key: Array.isArray(place.holder) ? place.holder.length : name }, structuredClone(before));
  if (kind === "copy") put(place, structuredClone(get(source)));
  if (kind === "wrap") put(place, other % 2 ? [before] : { [name]: before });
  if (kind === "unwrap" && typeof before === "object" && before !== null) put(place, Object.values(before)[0] ?? null);
  if (kind === "retype") put(place, typeof before === "string" ? Number(before) || 0 : JSON.stringify(before));
  if (kind === "rename") {
    remove(place);
    put({ ...place, key: Array.isArray(place.holder) ? place.holder.length : name }, before);
  }
  return root;
}

const LINE_EDITS = ["drop", "double", "indent", "outdent", "cut", "insert", "swap"] as const;
const SIGNS = [
  "\t",
  ":",
  "- ",
  "#",
  "{",
  "}",
  "[",
  "]",
  "*x",
  "&x ",
  "!!int ",
  "|",
  ">",
  "'",
  '"',
  "\\",
  "<<: ",
  "? ",
  "---\n",
  "\r",
  "\ufeff",
  PLANTED,
];

/** One of the given texts, with one to three changed lines. */
export const mutatedText = (texts: readonly string[]): fc.Arbitrary<string> => {
  const change = fc.record({
    kind: fc.constantFrom(...LINE_EDITS),
    at: fc.nat(),
    column: fc.nat(),
    sign: fc.constantFrom(...SIGNS),
  });
  return fc.tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 3 })).map(([base, changes]) =>
    changes.reduce((text, { kind, at, column, sign }) => {
      const lines = text.split("\n");
      const index = at % lines.length;
      const line = lines[index] ?? "";
      const cut = line.length === 0 ? 0 : column % line.length;
      const next: Record<typeof kind, readonly string[]> = {
        drop: [],
        double: [line, line],
        indent: [`  ${line}`],
        outdent: [line.replace(/^ {1,2}/, "")],
        cut: [line.slice(0, cut)],
        insert: [line.slice(0, cut) + sign + line.slice(cut)],
        swap: [lines[index + 1] ?? "", line],
      };
      return lines.toSpliced(index, kind === "swap" ? 2 : 1, ...next[kind]).join("\n");
    }, base),
  );
};
