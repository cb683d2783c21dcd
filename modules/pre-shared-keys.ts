import { TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { PSKS_VARIABLE, pskName } from "../domain/psk";
import type { TunnelNumber } from "../domain/tunnel";
import { refusePlaceholders } from "./connection/placeholder-psks";

/**
 * The PSKs of all tunnels of a stack: its one sensitive variable `psks`, a map keyed `site/connection/tunnel`, filled
 * from `--var-file` or `TF_VAR_psks`. If a PSK is missing, its connection names it and fails the plan. Terraform keeps
 * the PSKs in its state: use an encrypted remote backend.
 */
export class PreSharedKeys extends TerraformVariable {
  /** The PSKs of a construct's stack. */
  public static of(scope: Construct): PreSharedKeys {
    const stack = TerraformStack.of(scope);
    const existing = stack.node.tryFindChild(PSKS_VARIABLE);
    return existing instanceof PreSharedKeys ? existing : new PreSharedKeys(stack);
  }

  private constructor(stack: TerraformStack) {
    super(stack, PSKS_VARIABLE, {
      type: "map(string)",
      description: "Pre-shared keys of the tunnels, by site/connection/tunnel",
      sensitive: true,
      nullable: false,
      // Empty rather than required: connections name the missing PSKs, while Terraform would only ask for a map.
      default: {},
    });
    refusePlaceholders(stack);
  }

  /** A reference to a tunnel's PSK. Not a token: each connection would need two, and each costs time and memory. */
  public keyOf(site: string, connection: string, tunnel: TunnelNumber): string {
    return `\${var.${PSKS_VARIABLE}[${JSON.stringify(pskName(site, connection, tunnel))}]}`;
  }
}
