import { at, entries, own, text } from "../../terraform/json";
import type { Reference } from "../../terraform/node";

/** What data sources have read of other stacks, by value: the id that a plan has for what another stack makes. */
export function givenByStacks(stack: string, resources: readonly unknown[]): ReadonlyMap<string, Reference> {
  const given = new Map<string, Reference>();
  for (const resource of resources) {
    const address = text(own(resource, "address"));
    if (address === undefined || own(resource, "type") !== "terraform_remote_state") continue;
    for (const [name, value] of entries(at(resource, "values", "outputs")))
      if (typeof value === "string")
        given.set(value, { kind: "reference", stack, address, index: "", path: `outputs.${name}` });
  }
  return given;
}
