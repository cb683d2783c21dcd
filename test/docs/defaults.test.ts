import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { parse, parseAllDocuments } from "yaml";
import { type Environment, loadEnvironments, stackNames } from "../../config";
import { EnvironmentSchema } from "../../config/schema";
import { CRYPTO_PROFILES } from "../../domain/crypto";
import { formatIpv4, network } from "../../domain/ipv4";
import { synthesize } from "../../stacks";
import { cenvpn } from "../setup/command";
import { temporaryFile, temporaryFolder } from "../setup/files";
import { readStack } from "../setup/synth";

// The schema and the pages state the default of each property. A default is right if `cenvpn check FILE --print` shows the default
// where the property is missing. If `--print` does not show the default, writing the default must not change the stacks.

type Path = readonly string[];
type Json = Readonly<Record<string, unknown>>;

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly if?: { readonly required?: readonly string[]; readonly type?: string };
  readonly then?: Schema;
  readonly else?: Schema;
}

/** A property that an environment leaves out. */
interface Omitted {
  readonly file: Json;
  readonly path: Path;
  readonly description: string;
}

const FILES = parseAllDocuments(readFileSync("test/docs/defaults.environment.yaml", "utf8")).map(
  (document) => document.toJS() as Json,
);
const OMITTED = FILES.flatMap((file) => omittedIn(EnvironmentSchema as Schema, file, file));

const shown = new Map<Json, unknown>();
const stacks = new Map<Json, unknown>();
beforeAll(async () => {
  for (const file of FILES) {
    const { exitCode, stdout, stderr } = await cenvpn(["check", written(file), "--print"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    shown.set(file, parse(stdout));
    stacks.set(file, environmentsOf(file).map(stacksOf)[0]);
  }
});

describe("the schema", () => {
  const stated = new Set(descriptionsIn(EnvironmentSchema as Schema).filter((description) => defaultIn(description)));

  test("states defaults, of properties that the environments leave out", () => {
    const omitted = new Set(OMITTED.map(({ description }) => description));
    expect(stated.size).toBeGreaterThan(50);
    expect([...stated].filter((description) => !omitted.has(description))).toEqual([]);
  });

  test.each([...stated])("%s", (stated) => {
    expectDefault(
      OMITTED.filter(({ description }) => description === stated),
      defaultIn(stated) ?? "",
    );
  });
});

describe("the console's fields", () => {
  const table = readFileSync("docs/console-to-code.md", "utf8");
  const rows = new Map(
    [...table.matchAll(/^\|[^|]*\| `([\w.*]+)`[^|]*\|[^|]*\|[^|]*\| ([^|]+) \|/gm)].map((row) => [
      row.slice(1).join(),
      row,
    ]),
  );

  test("have defaults", () => expect(rows.size).toBeGreaterThan(40));

  test.each([...rows.values()].map(([, key = "", text = ""]) => [key, text]))("%s: %s", (key, text) => {
    if (text === "required") expectRequired(key);
    else
      expectDefault(
        OMITTED.filter(({ path }) => fits(path, key)),
        text,
      );
  });
});

/** Expects the default to hold in at least one place, and to be wrong in none. */
function expectDefault(omitted: readonly Omitted[], text: string): void {
  const outcomes = omitted.map((property) => ({ at: property.path.join("."), holds: holds(property, text) }));
  expect(outcomes.filter(({ holds }) => holds === false)).toEqual([]);
  expect(outcomes.filter(({ holds }) => holds === true)).not.toEqual([]);
}

/** Undefined when neither `--print` nor a stack can show it. */
function holds({ file, path }: Omitted, text: string): boolean | undefined {
  const [words = ""] = text.split(/[,;]| with /);
  const value = valueAt(shown.get(file), path);
  if (Object.hasOwn(WORDED, words)) return WORDED[words]?.(path, file).some((each) => isDeepStrictEqual(each, value));
  const literal = parse(inKeysOf(path, file, words));
  if (value !== undefined && typeof value !== "object") return value === literal;
  const [environment] = environmentsOf(withValue(file, path, literal));
  return environment && isDeepStrictEqual(stacksOf(environment), stacks.get(file));
}

/** Defaults in words, and the values that `--print` shows for each. */
const WORDED: Readonly<Record<string, (path: Path, file: Json) => readonly unknown[]>> = {
  none: () => [undefined, [], {}],
  ...Object.fromEntries(
    [
      ...["a new one", "any", "for ever", "it ends on the transit router", "the documented 50"],
      ...["credentials of the environment", "the account's default group"],
      ...["its gateway address", "the customer gateway's address", "the cloud's choice"],
    ].map((words) => [words, () => [undefined]]),
  ),
  "as the transit router": (_, file) => [valueAt(shown.get(file), ["transitRouter", "transit"])],
  "its name here": (path) => [path.at(-2)],
  "the role's account": (path, file) => {
    const role = valueAt(file, [...path.slice(0, -1), "role"]);
    return [/^acs:ram::(\d+):/.exec(`${role}`)?.[1]];
  },
  "that of strong": (path) => [valueAt(CRYPTO_PROFILES.strong, path.slice(-2))],
  "the environment's": (_, { region }) => [region],
  "the lower of its two addresses": (path, file) => {
    const cidr = valueAt(file, [...path.slice(0, -1), "insideCidr"]);
    return [typeof cidr === "string" ? formatIpv4(network(cidr).first + 1) : undefined];
  },
  "the stack's name": (_, { name }) => [`${name}-sites`],
};

/** A default with `SITE`, `CONNECTION` and so on replaced by the names at its place. */
function inKeysOf(path: Path, { name }: Json, words: string): string {
  const [, site, , connection] = path;
  const keys: Readonly<Record<string, unknown>> = {
    ENVIRONMENT: name,
    SITE: site,
    CONNECTION: connection,
    KEY: path.at(-2),
  };
  return words.replaceAll(/[A-Z]{3,}/g, (word) => `${keys[word] ?? word}`);
}

/** Expects that a file is refused without the property, wherever the file has the property. */
function expectRequired(pattern: string): void {
  const places = FILES.flatMap((file) =>
    pathsIn(file)
      .filter((path) => fits(path, pattern))
      .map((path) => ({ file, path })),
  );
  expect(places).not.toEqual([]);
  expect(places.filter(({ file, path }) => environmentsOf(withValue(file, path, undefined)).length > 0)).toEqual([]);
}

function omittedIn(schema: Schema, value: unknown, file: Json, path: Path = []): Omitted[] {
  if (schema.if) {
    const [key] = schema.if.required ?? [];
    const isObject = typeof value === "object";
    const branch = key === undefined ? isObject : Object.hasOwn(Object(value), key);
    return omittedIn((branch ? schema.then : schema.else) ?? {}, value, file, path);
  }
  const below = (part: Schema | undefined, key: string) =>
    part ? omittedIn(part, (value as Json)[key], file, [...path, key]) : [];
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([key, property]) =>
      Object.hasOwn(Object(value), key)
        ? below(property, key)
        : [{ file, path: [...path, key], description: property.description ?? "" }],
    );
  const each = schema.items ?? (schema.additionalProperties || undefined);
  return Object.keys(Object(value)).flatMap((key) => below(each, key));
}

function descriptionsIn({ description = "", properties = {}, ...schema }: Schema): string[] {
  const parts = [schema.additionalProperties || undefined, schema.items, schema.then, schema.else];
  return [
    description,
    ...[...Object.values(properties), ...parts].flatMap((part) => (part ? descriptionsIn(part) : [])),
  ];
}

function defaultIn(description: string): string | undefined {
  return /Default: ([^.]*)/.exec(description)?.[1];
}

function fits(path: Path, pattern: string): boolean {
  const steps = pattern.split(".");
  return steps.length === path.length && steps.every((step, index) => step === "*" || step === path[index]);
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...path, key]))];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (Object.hasOwn(Object(at), key) ? (at as Json)[key] : undefined), value);
}

/** The file with another value at a path; undefined removes the value. */
function withValue(file: Json, path: Path, value: unknown): Json {
  const copy = structuredClone(file);
  const holder = valueAt(copy, path.slice(0, -1)) as Record<string, unknown>;
  holder[path.at(-1) ?? ""] = value;
  return copy;
}

const written = (file: Json) => temporaryFile("environment.json", JSON.stringify(file));

const environmentsOf = (file: Json) => loadEnvironments([written(file)]).environments;

/** The stacks without their notes of files and lines. */
function stacksOf(environment: Environment): unknown {
  const folder = synthesize([environment], temporaryFolder());
  const written = stackNames(environment).all.map((name) => readStack(folder, name));
  return JSON.parse(JSON.stringify(written, (key, value) => (key === "//" ? undefined : value)));
}
