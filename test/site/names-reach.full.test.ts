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

// A name that the schema accepts and that nothing reads would be ignored in silence.

type Made = "stacks" | "devices";

/** What is made of an environment: stacks, which also say to the policy what no resource says, and files for devices. */
const MADE: Readonly<Record<Made, (environment: Environment) => unknown>> = {
  stacks: (environment) => {
    synthesize([environment], FOLDER);
    return stackNames(environment).all.map((name) => readStack(FOLDER, name));
  },
  devices: (environment) => devicesOf(environment, () => undefined).map((device) => renderDevice(device)),
};

/** What the schema accepts and the checks refuse: settings of routes on VPN gateways, and an import of what is named by its id. */
const REFUSED = /with (id|tunnel)\.routes\.\*\.(from|weight|publish)$|with id\.import\.connection$/;
const READ = NAMES.filter((name) => !REFUSED.test(name)).map(
  (name) => [name, name.includes(".device.") ? "devices" : "stacks"] as const,
);

/** One file for all: stacks say which file they come from. */
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

/** What is made without a name, or of another value where the name is needed. */
function madeOtherwise(file: unknown, path: Path, what: Made): string | undefined {
  const made = (change: (value: unknown) => unknown) => madeOf(changed(file, path, change), what);
  return made(() => undefined) ?? made(another) ?? madeOf(file, what);
}

/** Undefined when the file is refused. */
function madeOf(file: unknown, what: Made): string | undefined {
  writeFileSync(FILE, JSON.stringify(file));
  const { environments, problems } = loadEnvironments([FILE]);
  if (problems.length > 0) return undefined;
  // Lines and columns, which change with anything.
  return JSON.stringify(environments.map(MADE[what]), (key, value) => (key === "source" ? undefined : value));
}

function changed(file: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const copy = structuredClone(file);
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => Object(at)[key], copy);
  const key = path.at(-1) ?? "";
  Object.assign(Object(holder), { [key]: change(Object(holder)[key]) });
  return copy;
}

/** The last 1 of a value becomes a 2. */
function another(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/1(?=[^1]*$)/, "2"));
}
