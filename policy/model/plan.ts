import { argumentsOf } from "../../providers/alicloud/arguments";
import { at, isObject, objects, own, text, texts } from "./json";
import { ABSENT, UNKNOWN } from "./node";
import { Configuration, type Scope } from "./plan-configuration";
import { plannedRegions, providerOf } from "./provider";
import { ONE, type Resource, type Stack } from "./resource";
import { plainNode, readFields, shallowNode, type WrittenBlock } from "./statement";

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
  const block = planBlock(at(change, "after"), at(change, "after_unknown"), expressions, scope, configuration);
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

function indexOf(index: unknown): string {
  return typeof index === "number" ? `[${index}]` : typeof index === "string" ? `[${JSON.stringify(index)}]` : "";
}

/** A block from what is planned, which of it is unknown, and the expressions it was written with. */
function planBlock(
  after: unknown,
  unknown: unknown,
  expressions: unknown,
  scope: Scope,
  configuration: Configuration,
): WrittenBlock {
  const isUnknown = (name: string) => unknown === true || own(unknown, name) === true;
  // unknown although nobody wrote it: the cloud will choose, so it is as absent as before the plan
  const isWritten = (name: string) => !isObject(expressions) || Object.hasOwn(expressions, name);
  const isComputed = (name: string) => isUnknown(name) && !isWritten(name);
  return {
    argument(name) {
      if (isComputed(name)) return ABSENT;
      if (isUnknown(name)) return configuration.value(own(expressions, name), scope);
      const inside = own(unknown, name);
      const value = own(after, name);
      if (value === undefined && Array.isArray(inside) && inside.includes(true)) return UNKNOWN;
      return shallowNode(withUnknown(value, inside), (item, key) => (isTrue(inside, key) ? UNKNOWN : plainNode(item)));
    },
    secret(name) {
      const written = configuration.secret(own(expressions, name));
      const isAbsent = !isWritten(name) || (!isUnknown(name) && (own(after, name) ?? null) === null);
      return written !== ABSENT || isAbsent ? written : { kind: "secret", written: "unknown" };
    },
    blocks(name, { maxItems }) {
      // a configuration does not show dynamic blocks either, but nobody writes those for a single block
      if (isComputed(name) && maxItems === 1) return [];
      if (isUnknown(name)) return undefined;
      const [values, unknowns] = [own(after, name), own(unknown, name)].map(asList);
      if (!values || !unknowns) return undefined;
      const written = objects(own(expressions, name));
      return Array.from({ length: Math.max(values.length, unknowns.length) }, (_, index) => {
        const [value, open] = [values[index], unknowns[index]];
        if (open === true || (!isObject(value) && !isObject(open))) return undefined;
        return planBlock(value, open, counterpart(value, index, written), scope, configuration);
      });
    },
  };
}

function isTrue(unknown: unknown, key: string | number): boolean {
  return Array.isArray(unknown) ? unknown[Number(key)] === true : at(unknown, String(key)) === true;
}

/** A map's unknown values are not among what is planned; only their keys are, in what is unknown. */
function withUnknown(value: unknown, inside: unknown): unknown {
  if (!isObject(inside) || Object.keys(inside).length === 0) return value;
  return { ...inside, ...(isObject(value) ? value : {}) };
}

function asList(value: unknown): readonly unknown[] | undefined {
  if (value === undefined || value === null || value === false) return [];
  return Array.isArray(value) ? value : isObject(value) ? [value] : undefined;
}

/** The expressions of a block: by tunnel index where it has one, since a set has no order; else by position. */
function counterpart(value: unknown, position: number, written: readonly unknown[]): unknown {
  const index = at(value, "tunnel_index");
  if (index === undefined) return written[position];
  return written.find((block) => String(at(block, "tunnel_index", "constant_value")) === String(index));
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
