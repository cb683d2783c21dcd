import { at, type JsonObject, objects, own } from "../terraform/json";

/** Resources of a root module in `values` as `terraform show -json` prints them, and of the modules in it. */
export function shownResources(root: unknown): readonly JsonObject[] {
  const modules = [root];
  for (const module of modules) for (const child of objects(own(module, "child_modules"))) modules.push(child);
  return modules.flatMap((module) => objects(own(module, "resources")));
}

/** Resources that existed before a plan, as far as the plan shows them. */
export function priorResources(plan: unknown): readonly JsonObject[] {
  return shownResources(at(plan, "prior_state", "values", "root_module"));
}

/** Address of an object in a state. An object that a replacement left behind has no address of its own. */
export function stateAddress(address: string, deposed: string | undefined): string {
  return deposed === undefined ? address : `${address} (deposed object ${deposed})`;
}
