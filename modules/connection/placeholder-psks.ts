import { Aspects, type IAspect, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { PLACEHOLDER_KEYS, PLACEHOLDER_PSK, PSKS_VARIABLE } from "../../domain/psk";
import { TerraformData } from "../terraform/terraform-data";

/**
 * Marks plans with placeholder PSKs, and prevents their apply: such a plan creates `terraform_data.placeholder-keys`,
 * with a precondition that is unknown before the apply, and false then. Everything else that the stack makes or changes
 * waits for this resource, so Terraform makes no part of the plan; only destroying does not wait. With real PSKs the
 * resource does not exist.
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
            "The PSKs of this plan are placeholders, for the review of a pull request: never apply it. Plan again with the real PSKs.",
        },
      ],
    },
  });
  mark.overrideLogicalId(PLACEHOLDER_KEYS);
  // The answer shows no secret of the list: only whether its PSKs are the public placeholder.
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
