import { Aspects, type IAspect, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { PLACEHOLDER_KEYS, PLACEHOLDER_PSK, PSKS_VARIABLE } from "../../domain/psk";
import { TerraformData } from "../terraform/terraform-data";

/**
 * Marks plans that are made with placeholders for keys, and keeps them from being applied: such a plan creates
 * `terraform_data.placeholder-keys`, whose precondition is not known before the apply, and false then. All else that the stack
 * makes or changes waits for it, so no part of such a plan comes into being; only what it destroys cannot wait. With real keys
 * there is no such resource.
 */
export function refusePlaceholders(stack: TerraformStack): void {
  const mark = new TerraformData(stack, PLACEHOLDER_KEYS, {
    input: "the PSKs are placeholders: never apply this plan",
    lifecycle: {
      precondition: [
        {
          // The time is not known while planning, and names no tunnel.
          condition: `\${contains(keys(var.${PSKS_VARIABLE}), timestamp())}`,
          errorMessage:
            "The keys of this plan are placeholders, for the review of a pull request: never apply it. Plan again with the real keys.",
        },
      ],
    },
  });
  mark.overrideLogicalId(PLACEHOLDER_KEYS);
  // A list has no secret in it that the answer shows: only whether keys are what everyone may know.
  mark.addOverride("count", `\${nonsensitive(contains(values(var.${PSKS_VARIABLE}), "${PLACEHOLDER_PSK}")) ? 1 : 0}`);
  Aspects.of(stack).add(new WaitFor(mark));
}

class WaitFor implements IAspect {
  public constructor(private readonly mark: TerraformResource) {}

  public visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node) || node === this.mark) return;
    node.dependsOn = [...(node.dependsOn ?? []), `terraform_data.${this.mark.friendlyUniqueId}`];
  }
}
