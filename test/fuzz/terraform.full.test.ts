import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../app/build";
import { UserError } from "../../domain/user-error";
import { judge, readManifest, readStacks } from "../../policy";
import { FORMATS } from "../../report/format";
import { render } from "../../report/render";
import type { Json as Stack } from "../policy/fixtures";
import { planOf } from "../policy/plan-of";
import { stateOf } from "../policy/state-of";
import { temporaryFolder } from "../setup/files";
import { environmentFilesHere } from "./corpus";
import { type Json, mutated, PLANTED } from "./mutate";
import { answersAll } from "./property";

// Terraform's JSON, plans and states of the examples.

const stacks: Stack[] = environmentFilesHere().flatMap((file) => {
  const { folder } = build({ files: [file], outdir: temporaryFolder() });
  return Object.keys(Object(readManifest(folder)).stacks).map((name) =>
    JSON.parse(readFileSync(join(folder, "stacks", name, "cdk.tf.json"), "utf8")),
  );
});
const plans = stacks.map((stack) => planOf(stack) as Json);
const states = stacks.map((stack) => stateOf(stack) as Json);

/** The plan or state with a PSK in every tunnel. */
const withPsks = (json: Json): Json =>
  JSON.parse(JSON.stringify(json), (key, value) => (key === "psk" || key === "psks" ? planted(value) : value));
const planted = (value: unknown): unknown =>
  typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, planted(each)]))
    : typeof value === "string"
      ? PLANTED
      : value;

/** All reports about a configuration, a plan or a state. */
function reports(json: Json): string {
  try {
    const judgement = judge(readStacks([{ name: "dev-sites", json }]));
    return FORMATS.map((format) => render(judgement, format)).join("\n");
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

const KINDS = { texts: stacks as Json[], plans, states };

test.each(Object.entries(KINDS))("%s with one value changed", (_, values) => {
  answersAll(mutated(values, { plantsPsks: false }), reports, 0.6);
});

test.each([
  ["plans", plans],
  ["states", states],
])("%s with PSKs, and another value changed", (_, values) => {
  // A change that moves a PSK would turn the PSK into a name or an address.
  const kinds = ["replace", "remove"] as const;
  answersAll(mutated(values.map(withPsks), { kinds, plantsPsks: false }), reports, 0.3);
});
