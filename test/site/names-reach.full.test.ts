import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { devicesOf } from "../../cli/chosen-devices";
import { type Environment, loadEnvironments, stackNames } from "../../config";
import { renderDevice } from "../../peer/render";
import { synthesize } from "../../stacks";
import { temporaryFolder } from "../setup/files";
import { readStack } from "../setup/synth";
import { NAMES, type Path, placesIn } from "./names-of-schema";

// A name that the schema accepts and no code reads would be ignored silently.

type Made = "stacks" | "devices";

/** What an environment becomes: stacks, with their notes for the policy, and files for devices. */
const MADE: Readonly<Record<Made, (environment: Environment) => unknown>> = {
  stacks: (environment) => {
    synthesize([environment], FOLDER);
    return stackNames(environment).all.map((name) => readStack(FOLDER, name));
  },
  devices: (environment) => devicesOf(environment, () => undefined).map((device) => renderDevice(device)),
};

/**
 * The schema accepts these names, but the checks refuse them: route settings of VPN gateways, and the import of an object that its
 * id names.
 */
const REFUSED = /with (id|tunnel)\.routes\.\*\.(from|weight|publish)$|with id\.import\.connection$/;
const READ = NAMES.filter((name) => !REFUSED.test(name)).map(
  (name) => [name, name.includes(".device.") ? "devices" : "stacks"] as const,
);

/** One file for all, because stacks name their file. */
const FOLDER = temporaryFolder();
const FILE = join(FOLDER, "environment.json");

const PLACES = parseAllDocuments(readFileSync("test/site/every-name.environment.yaml", "utf8")).flatMap((document) => {
  const file = document.toJS();
  const made = { stacks: madeOf(file, "stacks"), devices: madeOf(file, "devices") };
  return placesIn(file).map((place) => ({ ...place, file, made }));
});

test.each(READ)("%s reaches %s", (name, what) => {
  const places = PLACES.filter((place) => place.name === name);
  expect(places.map(({ made }) => made[what])).not.toContain(undefined);
  expect(places.some(({ file, path, made }) => made[what] !== madeOtherwise(file, path, what))).toBe(true);
});

/** The result without the name, or with another value if the name is required. */
function madeOtherwise(file: unknown, path: Path, what: Made): string | undefined {
  const made = (change: (value: unknown) => unknown) => madeOf(changed(file, path, change), what);
  return made(() => undefined) ?? made(another) ?? madeOf(file, what);
}

/** The result; undefined if the file is refused. */
function madeOf(file: unknown, what: Made): string | undefined {
  writeFileSync(FILE, JSON.stringify(file));
  const { environments, problems } = loadEnvironments([FILE]);
  if (problems.length > 0) return undefined;
  // Without lines and columns, which change with every edit.
  return JSON.stringify(environments.map(MADE[what]), (key, value) => (key === "source" ? undefined : value));
}

function changed(file: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const copy = structuredClone(file);
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => Object(at)[key], copy);
  const key = path.at(-1) ?? "";
  Object.assign(Object(holder), { [key]: change(Object(holder)[key]) });
  return copy;
}

/** The value with its last 1 replaced by a 2. */
function another(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/1(?=[^1]*$)/, "2"));
}
