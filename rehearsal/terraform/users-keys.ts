import { PSKS_VARIABLE } from "../../domain/psk";
import { isObject, parsed } from "./json";

/** A note for people about their PSKs in a place. */
export function unusedKeys(place: string): string {
  return `rehearsal: does not use the PSKs in ${place}, and invents others`;
}

/** A file of variables without its PSKs. */
export interface WithoutKeys {
  /** Absent if the PSKs cannot be removed safely. */
  readonly text?: string;
  /** Whether there were any. */
  readonly taken: boolean;
  /** The removed and readable PSKs, by name. */
  readonly keys: UsersKeys;
}

/** The user's PSKs, by name: only to find equal ones. */
export type UsersKeys = Readonly<Record<string, string>>;

/** The last of several maps, in Terraform's order: a later map replaces an earlier one as a whole. */
export function lastGiven(given: readonly UsersKeys[]): UsersKeys {
  return given.findLast((keys) => Object.keys(keys).length > 0) ?? {};
}

/**
 * Removes the PSKs from a file of variables. This keeps the user's PSKs out of Terraform's messages and of copies;
 * Terraform would use only the invented PSKs anyway.
 */
export function withoutKeys(file: string, text: string): WithoutKeys {
  return file.endsWith(".json") ? withoutKeysInJson(text) : withoutKeysInHcl(text);
}

/** Strings, comments and the text between; each has one reading only, so no comment ends the map. */
const STRING = String.raw`"(?:[^"\\\n$%]|\\.|[$%](?!\{))*"`;
const COMMENT = String.raw`(?:#|//)[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/`;
const MAP = String.raw`\{(?:[\w\s,=:-]|${STRING}|${COMMENT})*\}`;

/** `psks = { … }` of a .tfvars file, in its simple form, with all of its lines. */
const ASSIGNMENT = new RegExp(
  String.raw`^[ \t]*${PSKS_VARIABLE}[ \t]*=[ \t]*${MAP}[ \t]*(?:(?:#|//)[^\n]*)?\r?(?![^\n])`,
  "gm",
);

const LINE_OF_COMMENT = /^[ \t]*(?:#|\/\/)(?!.*\*\/).*$/gm;

const MENTION = new RegExp(String.raw`(?<![\w-])${PSKS_VARIABLE}(?![\w-])`);

function withoutKeysInHcl(text: string): WithoutKeys {
  const rest = text.replace(ASSIGNMENT, "");
  if (MENTION.test(rest.replace(LINE_OF_COMMENT, ""))) return { taken: true, keys: {} };
  return { text: rest, taken: rest !== text, keys: keysInHcl(text) };
}

/** The PSKs that an HCL text assigns, in its simple form. */
export function keysInHcl(text: string): UsersKeys {
  const maps = text.match(ASSIGNMENT) ?? [];
  return Object.fromEntries(
    maps.flatMap((map) =>
      // a comment may hold what looks like an entry
      [...map.matchAll(ENTRY)].flatMap(([, name, key]) =>
        name === undefined || key === undefined ? [] : [[unquoted(name), unquoted(key)]],
      ),
    ),
  );
}

const ENTRY = new RegExp(String.raw`${COMMENT}|(${STRING})\s*[=:]\s*(${STRING})`, "g");

function unquoted(text: string): string {
  return String(parsed(text) ?? text.slice(1, -1));
}

function withoutKeysInJson(text: string): WithoutKeys {
  const json = parsed(text.replace(/^\uFEFF/, ""));
  // Terraform refuses it too, and would print a line of it.
  if (!isObject(json))
    return { text: "no JSON object; the text of the file is left out here\n", taken: false, keys: {} };
  if (!(PSKS_VARIABLE in json)) return { text, taken: false, keys: {} };
  const { [PSKS_VARIABLE]: keys, ...others } = json;
  return { text: JSON.stringify(others), taken: true, keys: textsIn(keys) };
}

/** The keys in a value of JSON. */
export function keysInJson(text: string): UsersKeys {
  return textsIn(parsed(text));
}

function textsIn(keys: unknown): UsersKeys {
  const texts = Object.entries(isObject(keys) ? keys : {}).filter(([, key]) => typeof key === "string");
  return Object.fromEntries(texts) as UsersKeys;
}
