import { argumentsOf, type Block } from "../../providers/alicloud/arguments";
import { indexOf } from "../terraform/address";
import { at, entries, isObject, type JsonObject, objects, own, text } from "../terraform/json";

/** Resources of a root module in `values` as `terraform show -json` prints them, and of the modules in it. */
export function shownResources(root: unknown): readonly JsonObject[] {
  const modules = [root];
  for (const module of modules) for (const child of objects(own(module, "child_modules"))) modules.push(child);
  return modules.flatMap((module) => objects(own(module, "resources")));
}

/** Resources of a state, in either form, as `terraform show -json` prints them. */
export function stateResources(state: unknown): readonly JsonObject[] {
  return isStateFile(state)
    ? objects(own(state, "resources")).flatMap(keptResources)
    : shownResources(at(state, "values", "root_module"));
}

/** Whether a document is a state as Terraform keeps it. */
export function isStateFile(document: unknown): boolean {
  return own(document, "version") === 4;
}

function keptResources({ module, mode, type, name, instances }: JsonObject): readonly JsonObject[] {
  const address = [module, mode === "data" ? mode : undefined, type, name].filter((part) => typeof part === "string");
  return objects(instances).map(({ index_key, attributes, sensitive_attributes, deposed }) => ({
    address: address.join(".") + indexOf(index_key),
    module_address: module,
    mode,
    type,
    name,
    values: attributes,
    sensitive_values: marksAt(attributes, sensitive_attributes),
    deposed_key: deposed,
  }));
}

/** Sensitive marks in the form of `sensitive_values`, from the paths of a state as Terraform keeps it. */
export function marksAt(attributes: unknown, paths: unknown): JsonObject {
  const marks = (Array.isArray(paths) ? paths : []).reduce((all, path) => withMark(all, objects(path)), {});
  return Object.fromEntries(
    entries(marks).map(([name, mark]) => [name, isOfAnyType(own(attributes, name)) ? { value: mark } : mark]),
  );
}

/** Whether Terraform keeps the type beside a value, since the provider allows any; paths lead past that. */
function isOfAnyType(value: unknown): boolean {
  const names = entries(value).map(([name]) => name);
  return (
    names.toSorted().join() === "type,value" &&
    /^(bool|list|map|number|object|set|string|tuple)\b/.test(String(own(value, "type")))
  );
}

function withMark(marks: unknown, [step, ...further]: readonly JsonObject[]): unknown {
  const value = isObject(step?.value) ? step.value.value : step?.value;
  // a member of a set has no name
  if (marks === true || !(typeof value === "string" || typeof value === "number")) return true;
  return { ...(isObject(marks) ? marks : {}), [value]: withMark(own(marks, String(value)), further) };
}

/** Resources that existed before a plan, as far as the plan shows them. */
export function priorResources(plan: unknown): readonly JsonObject[] {
  return shownResources(at(plan, "prior_state", "values", "root_module"));
}

/** What the provider says of the arguments of a resource or data source, known by its `mode` and `type`. */
export function statementOf(resource: unknown): Block | undefined {
  const type = text(own(resource, "type"));
  return type === undefined ? undefined : argumentsOf(own(resource, "mode") === "data" ? "data" : "managed", type);
}

/** What a plan says of its objects: changes, changes by others, and changes that wait for a further plan. */
export function changesIn(plan: unknown): readonly JsonObject[] {
  const deferred = objects(own(plan, "deferred_changes")).flatMap(({ resource_change: change }) => objects(change));
  return [...objects(own(plan, "resource_changes")), ...objects(own(plan, "resource_drift")), ...deferred];
}

/** Address of an object in a state. An object that a replacement left behind has no address of its own. */
export function stateAddress(address: string, deposed: string | undefined): string {
  return deposed === undefined ? address : `${address} (deposed object ${deposed})`;
}
