import { text, texts } from "../../terraform/json";
import { priorResources } from "../shown-resources";

/** What the resources that are there depend on: by that, in reverse, Terraform destroys. */
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
