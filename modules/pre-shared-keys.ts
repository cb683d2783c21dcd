import { TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { PSKS_VARIABLE, pskName } from "../domain/psk";
import type { TunnelNumber } from "../domain/tunnel";
import { refusePlaceholders } from "./connection/placeholder-psks";

/**
 * The keys of all tunnels of a stack: its one sensitive variable `psks`, a map keyed `site/connection/tunnel`, filled from
 * `--var-file` or `TF_VAR_psks`. A connection whose key is missing names it and fails the plan. Terraform keeps the keys in
 * its state: use an encrypted remote backend.
 */
export class PreSharedKeys extends TerraformVariable {
  /** The keys of the stack that a construct stands in. */
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
      // Empty rather than required: connections name what is missing, where Terraform would only ask for a map.
      default: {},
    });
    refusePlaceholders(stack);
  }

  /** A reference to a tunnel's key. Not a token: there would be two for each connection, and each costs time and memory. */
  public keyOf(site: string, connection: string, tunnel: TunnelNumber): string {
    return `\${var.${PSKS_VARIABLE}[${JSON.stringify(pskName(site, connection, tunnel))}]}`;
  }
}
