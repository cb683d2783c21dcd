import type { KeySource } from "../domain/kms";
import { PSKS_VARIABLE, pskName, pskProblem } from "../domain/psk";
import { TUNNELS } from "../domain/tunnel";
import type { Environment } from "./environment";
import { stackName } from "./environment/stack-names";
import { FileProblemsError, type Path } from "./problem";
import { isRecord } from "./record";

// The file of variables that holds a stack's keys, `{"psks": {"site/connection/1": "…"}}`. No message quotes it.

/** File of an environment's keys, beside the project; or of placeholders for them. */
export function keysFileName(environment: string, kind: "keys" | "placeholders" = "keys"): string {
  return `${stackName(environment)}${kind === "keys" ? "" : ".placeholder"}.tfvars.json`;
}

/** Names of the keys that an environment takes from its variable, in its order. */
export function keysWanted({ sites }: Environment): string[] {
  return Object.entries(sites).flatMap(([site, { connections, singleTunnelConnections }]) => [
    ...fromVariable(connections).flatMap((connection) => TUNNELS.map((tunnel) => pskName(site, connection, tunnel))),
    ...fromVariable(singleTunnelConnections).map((connection) => pskName(site, connection, 1)),
  ]);
}

function fromVariable(connections: Readonly<Record<string, { readonly keys: KeySource }>>): string[] {
  return Object.keys(connections).filter((name) => connections[name]?.keys === "variable");
}

/** A file of keys, without them. */
export interface FileOfKeys {
  readonly text: string;
  /** Names of the keys that are there. */
  readonly names: readonly string[];
}

/**
 * Reads a file of keys.
 * @throws FileProblemsError when it is none, or when a key that is wanted is there but no device would take it
 */
export function readKeysFile(file: string, text: string, wanted: readonly string[]): FileOfKeys {
  const psks = psksOf(file, text);
  const problems = wanted
    .filter((name) => Object.hasOwn(psks, name))
    .flatMap((name) => {
      const psk = psks[name];
      const problem =
        typeof psk === "string" ? pskProblem(psk) : { what: "the key is not a text", allowed: 'a text in quotes, "…"' };
      return problem
        ? [{ file, path: [PSKS_VARIABLE, name], ...problem, fix: "remove it, and have a new one made" }]
        : [];
    });
  if (problems.length > 0) throw new FileProblemsError(problems);
  return { text, names: Object.keys(psks) };
}

/** The text with more keys in it, and not another character changed. */
export function withKeys(text: string | undefined, keys: ReadonlyMap<string, string>): string {
  const members = [...keys].map(([name, psk]) => `    ${JSON.stringify(name)}: ${JSON.stringify(psk)}`).join(",\n");
  if (text === undefined) return `{\n  "${PSKS_VARIABLE}": {\n${members}\n  }\n}\n`;
  if (keys.size === 0) return text;
  const { psks, whole } = objectsIn(text);
  return psks
    ? inserted(text, psks, members, "  ")
    : inserted(text, whole, `  "${PSKS_VARIABLE}": {\n${members}\n  }`, "");
}

function psksOf(file: string, text: string): Readonly<Record<string, unknown>> {
  const json = parsed(file, text);
  if (!isRecord(json)) return refuse(file, [], "the file holds no object");
  const psks = Object.hasOwn(json, PSKS_VARIABLE) ? json[PSKS_VARIABLE] : {};
  return isRecord(psks) ? psks : refuse(file, [PSKS_VARIABLE], `${PSKS_VARIABLE} is no object`);
}

/** In words of our own: those of the parser quote the text. */
function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = Number(/at position (\d+)/.exec((error as Error).message)?.[1] ?? Number.NaN);
    const before = text.slice(0, at).split("\n");
    const column = (before.at(-1) ?? "").length + 1;
    return refuse(file, [], "the file is not JSON", Number.isNaN(at) ? undefined : { line: before.length, column });
  }
}

function refuse(file: string, path: Path, what: string, position?: { line: number; column: number }): never {
  const allowed = `an object such as {"${PSKS_VARIABLE}": {"site/connection/1": "…"}}`;
  throw new FileProblemsError([{ file, path, what, allowed, ...(position ? { position } : {}) }]);
}

/** Where an object of a JSON text ends, and whether anything is in it. */
interface ObjectIn {
  readonly end: number;
  readonly empty: boolean;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** The whole of a JSON text, and what stands under `psks` in it. The text is known to be an object. */
function objectsIn(text: string): { whole: ObjectIn; psks: ObjectIn | undefined } {
  let depth = 0;
  let [key, previous, isPsks] = ["", "", false];
  const found: { whole?: ObjectIn; psks?: ObjectIn } = {};
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === ":" && depth === 1) key = JSON.parse(previous) as string;
    if (token === "{" || token === "[") {
      if (depth === 1) isPsks = key === PSKS_VARIABLE;
      depth++;
    }
    if (token === "}" || token === "]") {
      depth--;
      const object = { end: index, empty: previous === "{" };
      if (depth === 1 && isPsks) found.psks = object;
      if (depth === 0) found.whole = object;
    }
    previous = token;
  }
  return { whole: found.whole as ObjectIn, psks: found.psks };
}

function inserted(text: string, { end, empty }: ObjectIn, members: string, indent: string): string {
  const before = text.slice(0, end).trimEnd();
  return `${before}${empty ? "" : ","}\n${members}\n${indent}${text.slice(end)}`;
}
