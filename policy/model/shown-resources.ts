import { type JsonObject, objects, own } from "./json";

/** Resources of a root module in `values` as `terraform show -json` prints them, and of the modules in it. */
export function shownResources(root: unknown): readonly JsonObject[] {
  const modules = [root];
  for (const module of modules) for (const child of objects(own(module, "child_modules"))) modules.push(child);
  return modules.flatMap((module) => objects(own(module, "resources")));
}
