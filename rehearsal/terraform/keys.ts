import { createHmac } from "node:crypto";
import { keyProblem, keysIn } from "../../domain/name";
import { PSKS_VARIABLE } from "../../domain/psk";

/** `var.psks["site/connection/1"]`, in a template of JSON with escaped quotes. */
const REFERENCE = new RegExp(String.raw`\bvar\.${PSKS_VARIABLE}\[\\?"([^"\\$]+)\\?"\]`, "g");

/** One with an expression inside, from which no name can be read. */
const COMPUTED_REFERENCE = new RegExp(String.raw`\bvar\.${PSKS_VARIABLE}\[(?!\\?"[^"\\$]+\\?"\])`);

/**
 * A key for each name that the configuration refers to: 32 letters and digits, the same in all calls of one rehearsal.
 * What is moved keeps its keys, as people rename theirs.
 */
export function throwAwayKeys(configuration: readonly string[], secret: string): Record<string, string> {
  const names = configuration.flatMap((text) => [...text.matchAll(REFERENCE)].map((match) => String(match[1])));
  const moves = new Map(configuration.flatMap(movesOf));
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, throwAwayKey(first(name, moves), secret)]));
}

/** New and former `site/connection` of connections that JSON moves. */
function movesOf(text: string): [string, string][] {
  const { moved } = (parsed(text) ?? {}) as { moved?: unknown };
  const blocks = [moved].flat().filter(isObject);
  return blocks.flatMap(({ from, to }) => {
    const [before, after] = [connectionAt(from), connectionAt(to)];
    return before === undefined || after === undefined ? [] : [[after, before]];
  });
}

/** `site/connection` of `alicloud_vpn_connection.site__connection`. */
function connectionAt(address: unknown): string | undefined {
  const keys = keysIn(CONNECTION.exec(String(address))?.[1] ?? "");
  return keys.length === 2 && !keys.some(keyProblem) ? keys.join("/") : undefined;
}

const CONNECTION = /^alicloud_vpn_(?:connection|gateway_vpn_attachment)\.([\w-]+)$/;

/** The name that a key had first. */
function first(name: string, moves: ReadonlyMap<string, string>): string {
  const [, connection = "", tunnel = ""] = /^(.*)(\/[^/]*)$/.exec(name) ?? [];
  let former = connection;
  for (const seen = new Set<string>(); moves.has(former) && !seen.has(former); former = moves.get(former) ?? former)
    seen.add(former);
  return `${former}${tunnel}`;
}

/** What people should know when a configuration works out the names of keys; empty when it writes them all out. */
export function keysNotice(configuration: readonly string[]): string {
  if (!configuration.some((text) => COMPUTED_REFERENCE.test(text))) return "";
  const example = `var.${PSKS_VARIABLE}["site/connection/1"]`;
  return `rehearsal: var.${PSKS_VARIABLE} has keys only for names written out in this folder, as in ${example}`;
}

/** What people should know when keys of theirs are somewhere. */
export function unusedKeys(place: string): string {
  return `rehearsal: the keys in ${place} are not used; keys are made up`;
}

export function throwAwayKey(name: string, secret: string): string {
  const digest = createHmac("sha512", secret).update(name).digest("base64");
  return digest.replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 32);
}

/** Whether there is a variable to give keys to. */
export function takesKeys(configuration: readonly string[]): boolean {
  return configuration.some((text) => DECLARATION.test(text) || declaredInJson(text));
}

const DECLARATION = new RegExp(String.raw`^\s*variable\s+"?${PSKS_VARIABLE}"?\s*\{`, "m");

function declaredInJson(text: string): boolean {
  const { variable } = (parsed(text) ?? {}) as { variable?: unknown };
  return [variable].flat().some((block) => isObject(block) && PSKS_VARIABLE in block);
}

/** What remains of a file of variables without its keys. */
export interface WithoutKeys {
  /** Absent when the keys cannot be taken out safely. */
  readonly text?: string;
  /** Whether there were any. */
  readonly taken: boolean;
}

/**
 * Takes the keys out of a file of variables. That none but the throw-away ones are used does not depend on it; that the
 * user's stand in no message of Terraform's, and in no copy, does.
 */
export function withoutKeys(file: string, text: string): WithoutKeys {
  return file.endsWith(".json") ? withoutKeysInJson(text) : withoutKeysInHcl(text);
}

/** Strings, comments and what is between them; each can be read in one way only, so that no comment ends the map. */
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
  if (MENTION.test(rest.replace(LINE_OF_COMMENT, ""))) return { taken: true };
  return { text: rest, taken: rest !== text };
}

function withoutKeysInJson(text: string): WithoutKeys {
  const json = parsed(text);
  // When it is no JSON, Terraform says so, and may repeat a line.
  if (!isObject(json)) return MENTION.test(text) || text.includes("\\u") ? { taken: true } : { text, taken: false };
  if (!(PSKS_VARIABLE in json)) return { text, taken: false };
  const { [PSKS_VARIABLE]: _, ...others } = json;
  return { text: JSON.stringify(others), taken: true };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
