import { readFileSync, writeFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { devicesOf } from "../../cli/chosen-devices";
import { type Environment, loadEnvironments, stackNames } from "../../config";
import { groupBy } from "../../graph/group-by";
import { renderDevice } from "../../peer/render";
import { synthesize } from "../../stacks";
import { temporaryFile, temporaryFolder } from "../setup/files";
import { readStack } from "../setup/synth";
import { NAMES, type Path, placesIn } from "./names-of-schema";

// A name that the schema accepts and that nothing reads would be ignored in silence.

/** One for all: stacks say which file they come from. */
const READ = temporaryFile("environment.json", "");

/** What the schema accepts here and the checks refuse: what VPN gateways have, and to take over what is named by its id. */
const REFUSED = /with (id|tunnel)\.routes\.\*\.(from|weight|publish)$|with id\.import\.connection$/;

const PLACES = groupBy(
  parseAllDocuments(readFileSync("test/site/every-name.environment.yaml", "utf8")).flatMap((document) => {
    const file = document.toJS();
    const made = madeOf(file);
    return placesIn(file).map((place) => ({ ...place, file, made }));
  }),
  ({ name }) => name,
);

test.each(NAMES.filter((name) => !REFUSED.test(name)))("%s reaches a stack, the policy or a device", (name) => {
  const isRead = PLACES.get(name)?.some(({ file, path, made }) => made !== undefined && made !== madeOtherwise(file, path));
  expect(isRead).toBe(true);
});

/** What is made without a name, or of another value where the name is needed. */
function madeOtherwise(file: unknown, path: Path): string | undefined {
  return madeOf(changed(file, path, () => undefined)) ?? madeOf(changed(file, path, another)) ?? madeOf(file);
}

/** The stacks, with what they say to the policy, and the files for devices; undefined when the file is refused. */
function madeOf(file: unknown): string | undefined {
  writeFileSync(READ, JSON.stringify(file));
  const { environments, problems } = loadEnvironments([READ]);
  if (problems.length > 0) return undefined;
  const devices = environments.flatMap((one) => devicesOf(one, () => undefined)).map((one) => renderDevice(one));
  // Where something was written says nothing of what was.
  return JSON.stringify([devices, environments.map(stacksOf)], (key, value) => (key === "source" ? undefined : value));
}

function stacksOf(environment: Environment): unknown {
  const folder = synthesize([environment], temporaryFolder());
  return stackNames(environment).all.map((name) => readStack(folder, name));
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
