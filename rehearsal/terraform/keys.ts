import { createHmac } from "node:crypto";
import { keyProblem, keysIn } from "../../domain/name";
import { PLACEHOLDER_PSK, PSKS_VARIABLE } from "../../domain/psk";
import { isObject, parsed } from "./json";
import type { UsersKeys } from "./users-keys";

/** `var.psks["site/connection/1"]`, in a template of JSON with escaped quotes. */
const REFERENCE = new RegExp(String.raw`\bvar\.${PSKS_VARIABLE}\[\\?"([^"\\$]+)\\?"\]`, "g");

/** A reference with an expression inside, which shows no name. */
const COMPUTED_REFERENCE = new RegExp(String.raw`\bvar\.${PSKS_VARIABLE}\[(?!\\?"[^"\\$]+\\?"\])`);

/**
 * A PSK for each name that the configuration refers to: 32 letters and digits, the same in all calls of one rehearsal.
 * If the user gives PSKs, equal ones stay equal and a changed one changes; without the secret nothing leads back to
 * them. Moved tunnels keep their PSKs, since people rename theirs. Placeholders stay: they are no secret, and a plan
 * with them must be recognized.
 */
export function throwAwayKeys(
  configuration: readonly string[],
  secret: string,
  users: UsersKeys = {},
): Record<string, string> {
  const names = configuration.flatMap((text) => [...text.matchAll(REFERENCE)].map((match) => String(match[1])));
  const moves = new Map(configuration.flatMap(movesOf));
  const likeness = (name: string) =>
    Object.hasOwn(users, name) ? JSON.stringify({ key: users[name] }) : first(name, moves);
  const keyOf = (name: string) =>
    Object.hasOwn(users, name) && users[name] === PLACEHOLDER_PSK
      ? PLACEHOLDER_PSK
      : throwAwayKey(likeness(name), secret);
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, keyOf(name)]));
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

/** The first name of a PSK. */
function first(name: string, moves: ReadonlyMap<string, string>): string {
  const [, connection = "", tunnel = ""] = /^(.*)(\/[^/]*)$/.exec(name) ?? [];
  let former = connection;
  for (const seen = new Set<string>(); moves.has(former) && !seen.has(former); former = moves.get(former) ?? former)
    seen.add(former);
  return `${former}${tunnel}`;
}

/** A note for people if a configuration computes names of PSKs; else empty. */
export function keysNotice(configuration: readonly string[]): string {
  if (!configuration.some((text) => COMPUTED_REFERENCE.test(text))) return "";
  const example = `var.${PSKS_VARIABLE}["site/connection/1"]`;
  return `rehearsal: var.${PSKS_VARIABLE} has PSKs only for names that stand in full in this folder, such as ${example}`;
}

function throwAwayKey(name: string, secret: string): string {
  const digest = createHmac("sha512", secret).update(name).digest("base64");
  // Some devices take no PSK that begins with a digit.
  return `K${digest.replaceAll(/[^A-Za-z0-9]/g, "")}`.slice(0, 32);
}

/** Whether there is a variable for PSKs. */
export function takesKeys(configuration: readonly string[]): boolean {
  return configuration.some((text) => DECLARATION.test(text) || declaredInJson(text));
}

const DECLARATION = new RegExp(String.raw`^\s*variable\s+"?${PSKS_VARIABLE}"?\s*\{`, "m");

function declaredInJson(text: string): boolean {
  const { variable } = (parsed(text) ?? {}) as { variable?: unknown };
  return [variable].flat().some((block) => isObject(block) && PSKS_VARIABLE in block);
}
