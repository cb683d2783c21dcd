import { type DeviceProfile, devicePskProblem } from "../domain/device";
import type { Problem } from "../domain/problem";
import { PSKS_VARIABLE, pskName, pskProblem } from "../domain/psk";
import { TUNNELS, type TunnelNumber } from "../domain/tunnel";
import { isExisting, isSingleTunnel } from "../site/connection";
import type { Environment } from "./environment";
import { stackName } from "./environment/stack-names";
import { FileProblemsError, type Path } from "./problem";
import { isRecord } from "./record";

// The file of variables that holds a stack's keys, `{"psks": {"site/connection/1": "…"}}`. No message quotes it.

/** File of an environment's keys, beside the project; or of placeholders for them. */
export function keysFileName(environment: string, kind: "keys" | "placeholders" = "keys"): string {
  return `${stackName(environment)}${kind === "keys" ? "" : ".placeholder"}.tfvars.json`;
}

/** A key that an environment takes from its variable. */
export interface KeyWanted {
  /** `site/connection/tunnel` */
  readonly name: string;
  /** Its former names, before the site or the connection was renamed, latest first. */
  readonly formerly: readonly string[];
  /** The device at the other end, if the file names it. */
  readonly profile?: DeviceProfile;
}

/** The PSKs that an environment takes from its variable, in its order. */
export function keysWanted({ sites }: Environment): KeyWanted[] {
  return Object.entries(sites).flatMap(([site, { formerly, connections, customerGateways }]) =>
    Object.entries(connections).flatMap(([key, connection]) => {
      if (isExisting(connection) || connection.keys !== "variable") return [];
      const numbers = isSingleTunnel(connection) ? [1 as const] : TUNNELS;
      return numbers.map((number) => {
        const { customerGateway } = isSingleTunnel(connection) ? connection.tunnel : connection.tunnels[number];
        const profile = customerGateways[customerGateway]?.device?.profile;
        const named = wanted({ key: site, formerly }, { key, formerly: connection.formerly }, number);
        return { ...named, ...(profile === undefined ? {} : { profile }) };
      });
    }),
  );
}

interface Named {
  readonly key: string;
  readonly formerly: readonly string[] | undefined;
}

function wanted(site: Named, connection: Named, tunnel: TunnelNumber): KeyWanted {
  const latestFirst = ({ key, formerly = [] }: Named) => [key, ...formerly.toReversed()];
  const [name = "", ...formerly] = latestFirst(site).flatMap((one) =>
    latestFirst(connection).map((other) => pskName(one, other, tunnel)),
  );
  return { name, formerly };
}

/** What a file of PSKs has, without the PSKs themselves. */
export interface FileOfKeys {
  /** The whole file. */
  readonly text: string;
  /** The names of the PSKs in the file. */
  readonly names: readonly string[];
  /** PSKs that stand under a former name only: former name and present name. */
  readonly renamed: ReadonlyMap<string, string>;
  /** PSKs that the device at the other end does not accept. */
  readonly unfit: readonly UnfitKey[];
}

/** A PSK that the cloud does not accept. */
export interface UnfitKey {
  /** Name of the PSK, `site/connection/tunnel`. */
  readonly name: string;
  /** What is wrong with it. */
  readonly problem: Problem;
}

/**
 * Reads a file of PSKs.
 * @throws FileProblemsError when the file is not such a file, or when a wanted PSK is one that no device would accept
 */
export function readKeysFile(file: string, text: string, wanted: readonly KeyWanted[]): FileOfKeys {
  const psks = psksOf(file, text);
  const found = wanted.flatMap(({ name, formerly, profile }) => {
    const written = [name, ...formerly].find((one) => Object.hasOwn(psks, one));
    return written === undefined ? [] : [{ name, written, profile, psk: psks[written] }];
  });
  const problems = found.flatMap(({ written, psk }) => {
    const problem =
      typeof psk === "string" ? pskProblem(psk) : { what: "the PSK is not text", allowed: 'a text in quotes, "…"' };
    return problem
      ? [{ file, path: [PSKS_VARIABLE, written], ...problem, fix: "remove it, and run cenvpn keys again" }]
      : [];
  });
  if (problems.length > 0) throw new FileProblemsError(problems);
  const unfit = found.flatMap(({ name, profile, psk }) => {
    const problem = profile && devicePskProblem(profile, String(psk));
    return problem ? [{ name, problem }] : [];
  });
  const renamed = new Map(found.flatMap(({ name, written }) => (written === name ? [] : [[written, name] as const])));
  return { text, names: Object.keys(psks), renamed, unfit };
}

/**
 * The PSKs of some tunnels, for files that only their owner may read.
 * @throws FileProblemsError as `readKeysFile`, and for each tunnel without a PSK in the file, or with a PSK that its
 * device does not accept
 */
export function pskReader(file: string, text: string, wanted: readonly KeyWanted[]): (name: string) => string {
  const { renamed, unfit } = readKeysFile(file, text, wanted);
  const psks = psksOf(file, text);
  const present = new Map([...renamed].map(([from, name]) => [name, from]));
  const of = (name: string) => psks[present.get(name) ?? name];
  const missing = wanted.filter(({ name }) => of(name) === undefined);
  const problems = [
    ...missing.map(({ name }) => ({ name, what: `there is no PSK for ${name}`, allowed: "", fix: "cenvpn keys" })),
    ...unfit.map(({ name, problem }) => ({ name, ...problem, fix: "replace it at both ends" })),
  ];
  if (problems.length > 0)
    throw new FileProblemsError(
      problems.map(({ name, ...problem }) => ({ file, path: [PSKS_VARIABLE, name], ...problem })),
    );
  return (name) => String(of(name));
}

/** The text with more PSKs, and with some PSKs under other names; no other character changes. */
export function withKeys(
  text: string | undefined,
  keys: ReadonlyMap<string, string>,
  renamed: ReadonlyMap<string, string> = new Map(),
): string {
  const members = [...keys].map(([name, psk]) => `    ${JSON.stringify(name)}: ${JSON.stringify(psk)}`).join(",\n");
  if (text === undefined) return `{\n  "${PSKS_VARIABLE}": {\n${members}\n  }\n}\n`;
  const { psks, whole } = objectsIn(text);
  let more = text;
  if (keys.size > 0 && psks) more = inserted(text, psks, members, "  ");
  else if (keys.size > 0) more = inserted(text, whole, `  "${PSKS_VARIABLE}": {\n${members}\n  }`, "");
  // insert behind the existing names and go backwards, so that earlier places stay valid
  return (psks?.names ?? []).reduceRight((changed, { at, token }) => {
    const name = renamed.get(JSON.parse(token) as string);
    if (name === undefined) return changed;
    return changed.slice(0, at) + JSON.stringify(name) + changed.slice(at + token.length);
  }, more);
}

function psksOf(file: string, text: string): Readonly<Record<string, unknown>> {
  const json = parsed(file, text);
  if (!isRecord(json)) return refuse(file, [], "the file does not hold an object");
  const psks = Object.hasOwn(json, PSKS_VARIABLE) ? json[PSKS_VARIABLE] : {};
  return isRecord(psks) ? psks : refuse(file, [PSKS_VARIABLE], `${PSKS_VARIABLE} is not an object`);
}

/** Reports a mistake in our own words, because those of the parser quote the text. */
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
  const allowed = `a JSON object with an object ${PSKS_VARIABLE} in it, keyed site/connection/tunnel`;
  throw new FileProblemsError([{ file, path, what, allowed, ...(position ? { position } : {}) }]);
}

/** Where an object of a JSON text ends, and whether the object is empty. */
interface ObjectIn {
  readonly end: number;
  readonly empty: boolean;
}

/** An object, with the names in it as they are written. */
interface Psks extends ObjectIn {
  readonly names: readonly Written[];
}

interface Written {
  readonly at: number;
  readonly token: string;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** The whole object of a JSON text, and the object under `psks` in it. */
function objectsIn(text: string): { whole: ObjectIn; psks: Psks | undefined } {
  /** How many lists and objects are open. */
  let depth = 0;
  /** The last name at the top. */
  let name = "";
  /** The names in its object. */
  let names: Written[] = [];
  let previous: Written = { at: 0, token: "" };
  let whole: ObjectIn | undefined;
  let psks: Psks | undefined;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === ":" && depth === 1) [name, names] = [JSON.parse(previous.token) as string, []];
    if (token === ":" && depth === 2) names.push(previous);
    if (token === "{" || token === "[") depth++;
    if (token === "}" || token === "]") {
      depth--;
      const object = { end: index, empty: previous.token === "{" };
      if (depth === 1 && name === PSKS_VARIABLE) psks = { ...object, names };
      if (depth === 0) whole = object;
    }
    previous = { at: index, token };
  }
  return { whole: whole as ObjectIn, psks };
}

function inserted(text: string, { end, empty }: ObjectIn, members: string, indent: string): string {
  const before = text.slice(0, end).trimEnd();
  return `${before}${empty ? "" : ","}\n${members}\n${indent}${text.slice(end)}`;
}
