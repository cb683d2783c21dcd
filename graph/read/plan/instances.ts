import { moduleSteps, withoutLastIndex } from "../../terraform/address";
import { type JsonObject, text } from "../../terraform/json";

/** Whether a reference differs between the instances of its owner. */
export function isRepeated(reference: string): boolean {
  return reference === "each.key" || reference === "count.index";
}

/** Indexes of the instances of resources and modules in a plan, by their address without index. */
export type Instances = ReadonlyMap<string, ReadonlySet<string>>;

/** Those of resources, and of the modules that these are in. */
export function instancesOf(resources: readonly JsonObject[]): Instances {
  const found = new Map<string, Set<string>>();
  const add = (all: string, index: string) => {
    const known = found.get(all) ?? new Set();
    found.set(all, known.add(index));
  };
  const modules = new Set<string>();
  for (const resource of resources) {
    const address = text(resource.address) ?? "";
    const all = withoutLastIndex(address);
    add(all, address.slice(all.length));
    if (all.startsWith("module.")) modules.add(all.slice(0, -`.${resource.type}.${resource.name}`.length));
  }
  for (const module of modules) {
    let above = "";
    for (const { name, index, address } of moduleSteps(module)) {
      add(`${above}module.${name}`, index);
      above += `${address}.`;
    }
  }
  return found;
}
