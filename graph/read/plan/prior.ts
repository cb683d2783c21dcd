import { at, entries, own, text, texts } from "../../terraform/json";
import type { Reference } from "../../terraform/node";
import { priorResources } from "../shown-resources";

/** What existing resources depend on: Terraform destroys in the reverse order. */
export class PriorDependencies {
  private byAddress?: ReadonlyMap<string, readonly string[]>;

  constructor(private readonly plan: unknown) {}

  of(address: string): readonly string[] {
    this.byAddress ??= this.read();
    return this.byAddress.get(address) ?? [];
  }

  private read(): ReadonlyMap<string, readonly string[]> {
    const resources = priorResources(this.plan);
    return new Map(resources.map((resource) => [text(resource.address) ?? "", texts(resource.depends_on)]));
  }
}

/** What data sources have read from other stacks, by value: the ids of other stacks' objects in a plan. */
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
