import { argumentsOf } from "../../providers/alicloud/arguments";
import { at, objects, own, text, texts } from "./json";
import { UNKNOWN } from "./node";
import { PlanBlock } from "./plan-block";
import { Configuration, indexOf, type Scope } from "./plan-configuration";
import { plannedRegions, providerOf } from "./provider";
import { ONE, type Resource, type Stack } from "./resource";
import { readFields } from "./statement";

/** The stack that a plan leads to: `terraform show -json` of a plan file, format 1.x. What it deletes is not in it. */
export function readPlan(name: string, plan: unknown): Stack {
  const configuration = new Configuration(name, at(plan, "configuration", "root_module"));
  return {
    name,
    kind: "plan",
    resources: objects(at(plan, "resource_changes")).flatMap((change) => readChange(name, change, configuration)),
    outputs: new Map(),
    limits: [],
    regions: plannedRegions(plan),
    complete: at(plan, "complete") !== false && at(plan, "errored") !== true,
  };
}

function readChange(stack: string, written: unknown, configuration: Configuration): Resource[] {
  const change = at(written, "change");
  const actions = texts(at(change, "actions"));
  const [address, type, name] = [at(written, "address"), at(written, "type"), at(written, "name")].map(text);
  if (!address || !type || !name || gone(change, actions)) return [];
  const mode = at(written, "mode") === "data" ? "data" : "managed";
  const statement = argumentsOf(mode, type);
  const scope: Scope = { module: text(at(written, "module_address")) ?? "", index: indexOf(at(written, "index")) };
  const { expressions, provider = providerOf(type) } = configuration.of(
    scope.module,
    `${mode === "data" ? "data." : ""}${type}.${name}`,
  );
  const block = new PlanBlock(at(change, "after"), at(change, "after_unknown"), expressions, scope, configuration);
  return [
    {
      stack,
      address,
      mode,
      type,
      name,
      provider,
      isNew: actions.includes("create"),
      id: text(at(change, "after", "id")),
      instances: ONE,
      arguments: statement ? readFields(statement, block) : UNKNOWN,
    },
  ];
}

function gone(change: unknown, actions: readonly string[]): boolean {
  const leaves = actions.includes("delete") || actions.includes("forget");
  return (leaves && !actions.includes("create")) || (at(change, "after") ?? at(change, "after_unknown")) === undefined;
}

/** Whether a document looks like a plan, so that a stack's JSON is not mistaken for one. */
export function isPlan(document: unknown): boolean {
  return ["resource_changes", "planned_values"].some((key) => at(document, key) !== undefined);
}

/** Why a plan cannot be read, in words for people. */
export function planFormatProblem(plan: unknown): string | undefined {
  const format = text(own(plan, "format_version")) ?? "";
  if (/^1\.\d+$/.test(format)) return undefined;
  const found = /^\d+(\.\d+)*$/.test(format) ? `is a plan of format ${format}` : "is a plan of no known format";
  return `${found}, but only 1.x can be read; use a Terraform that writes it`;
}
