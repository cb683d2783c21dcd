import type { Value as ApiValue, Fields } from "../../cloud";
import type { TypeArgument, TypeBlock } from "../catalogue/argument";
import type { Fields as Arguments, Field } from "./fields";

/** The API's word for an argument. By default, `ike_enc_alg` becomes `IkeEncAlg`. */
export interface Word {
  /** In requests; null when it is in none. */
  readonly sent?: string | null;
  /** In answers; null when it is in none. */
  readonly read?: string | null;
  /** How a request has it, when not as itself: a block as one text of JSON, a list joined by commas. */
  readonly as?: "json" | "joined";
  /** Of a block. */
  readonly within?: Words;
}
export type Words = Readonly<Record<string, string | Word>>;

/** Arguments of a request in the API's words. Of blocks of which there is one at most, there is an object. */
export function parametersOf(block: TypeBlock, words: Words, request: Arguments): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(request).flatMap(([name, value]): [string, unknown][] => {
      const word = wordOf(words, name);
      const sent = word.sent === undefined ? apiName(name) : word.sent;
      return sent === null ? [] : [[sent, parameter(block, name, word, value)]];
    }),
  );
}

function parameter(block: TypeBlock, name: string, { as, within = {} }: Word, value: Field): unknown {
  const nested = block.blocks[name];
  if (as === "joined") return [value].flat().join(",");
  if (!nested) return value;
  const elements = (value as Arguments[]).map((one) => parametersOf(nested, within, one));
  if (as === "json") return elements[0] && JSON.stringify(elements[0]);
  return nested.maxItems === 1 ? elements[0] : elements;
}

/** An object in an answer of the API, as arguments and blocks. */
export function argumentsOf(block: TypeBlock, words: Words, answer: Fields): Arguments {
  const attributes = Object.entries(block.arguments).map(([name, argument]) => {
    const word = wordOf(words, name);
    const value = said(answer, name, word);
    return [name, value === undefined ? undefined : typed(argument, word, value)] as const;
  });
  const blocks = Object.entries(block.blocks).map(([name, nested]) => {
    const word = wordOf(words, name);
    const value = said(answer, name, word);
    const elements = value === undefined ? [] : listOf(value);
    return [name, elements.map((one) => argumentsOf(nested, word.within ?? {}, one as Fields))] as const;
  });
  return Object.fromEntries(
    [...attributes, ...blocks].filter((entry): entry is [string, Field] => entry[1] !== undefined),
  );
}

/** What the API calls an argument in its answers. */
export function apiName(name: string): string {
  const known = apiNames.get(name);
  if (known !== undefined) return known;
  const made = name
    .replace(/(^|_)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase())
    .replace("Vswitch", "VSwitch");
  apiNames.set(name, made);
  return made;
}

/** Every answer needs the same few hundred names. */
const apiNames = new Map<string, string>();

function wordOf(words: Words, name: string): Word {
  const word = words[name];
  return typeof word === "string" ? { sent: word, read: word } : (word ?? {});
}

function said(answer: Fields, name: string, { read = apiName(name) }: Word): ApiValue | undefined {
  return read === null ? undefined : answer[read];
}

/** The value as the provider's schema has it: the API has some numbers as texts, and some texts as numbers. */
function typed(argument: TypeArgument, word: Word, value: ApiValue): Field {
  const { type, object } = argument;
  if (type === "string") return typeof value === "object" ? JSON.stringify(value) : String(value);
  if (type === "number") return Number(value);
  if (type === "bool") return value === true || value === "true" || value === "enable";
  if (type.startsWith("map")) return mapOf(value);
  const elements = word.as === "joined" && typeof value === "string" ? value.split(",") : listOf(value);
  if (!object) return elements.map(String);
  const inner: TypeBlock = { doc: "", arguments: object, blocks: {} };
  return elements.map((one) => argumentsOf(inner, word.within ?? {}, one as Fields));
}

/** A list, which answers put into an object of its own, or an object that stands for a list of one. */
export function listOf(value: ApiValue): readonly ApiValue[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object") return [value];
  const [only, another] = Object.values(value);
  return Array.isArray(only) && another === undefined ? (only as readonly ApiValue[]) : [value];
}

/** Tags are lists of keys and values; other maps are objects. */
function mapOf(value: ApiValue): Arguments {
  const elements = listOf(value) as readonly Fields[];
  const isTags = Array.isArray(value) || elements[0] !== value;
  if (!isTags) return value as Arguments;
  return Object.fromEntries(
    elements.map((one) => [String(one.Key ?? one.TagKey), String(one.Value ?? one.TagValue ?? "")]),
  );
}
