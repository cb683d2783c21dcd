import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { argumentsOf } from "../../providers/alicloud/arguments";

/** Makes the stack require a provider that knows an argument which the oldest allowed provider does not know. */
export function demandArgument(construct: IConstruct, type: string, argument: string): void {
  const since = argumentsOf("managed", type)?.arguments?.[argument]?.since;
  // The only such argument so far; with a second one, the later version must win.
  TerraformStack.of(construct).addOverride("terraform.required_providers.alicloud.version", `>= ${since}, < 2.0.0`);
}
