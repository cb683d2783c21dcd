import { Lazy, propertyAccess, TerraformStack, TerraformVariable, Token } from "cdktf";
import type { Construct } from "constructs";
import { LONGEST_PSK, PSK_PATTERN, PSK_SPECIALS } from "../domain/psk";
import { pskKey, type TunnelNumber } from "../domain/tunnel";

/**
 * The keys of all tunnels of a stack: its one sensitive variable `psks`, a map keyed `site/connection/tunnel`. Filled from
 * `--var-file` or `TF_VAR_psks`; the variable itself names keys that are missing or that no device would take. Terraform
 * keeps the keys in its state: use an encrypted remote backend.
 */
export class PreSharedKeys extends TerraformVariable {
  /** The keys of the stack that a construct stands in. */
  public static of(scope: Construct): PreSharedKeys {
    const stack = TerraformStack.of(scope);
    return (stack.node.tryFindChild("psks") as PreSharedKeys | undefined) ?? new PreSharedKeys(stack);
  }

  private readonly keys = new Set<string>();

  private constructor(stack: TerraformStack) {
    super(stack, "psks", {
      type: "map(string)",
      description: "Pre-shared keys of the tunnels, by site/connection/tunnel",
      sensitive: true,
      nullable: false,
      // Empty rather than required, so that the validation can name what is missing instead of Terraform asking for a map.
      default: {},
    });
    const list = () => JSON.stringify([...this.keys].sort());
    const missing = () => `setsubtract(${list()}, keys(nonsensitive(var.psks)))`;
    const unusable = () =>
      `[for key in ${list()} : key if can(var.psks[key]) && !can(regex(${JSON.stringify(PSK_PATTERN)}, var.psks[key]))]`;
    const lazily = (produce: () => string) => Lazy.stringValue({ produce });
    this.addValidation({
      condition: lazily(() => `\${length(${missing()}) == 0}`),
      errorMessage: lazily(
        () =>
          `No pre-shared key for \${join(", ", ${missing()})}. Give it in the variable psks: --var-file FILE, or TF_VAR_psks.`,
      ),
    });
    this.addValidation({
      condition: lazily(() => `\${length(${unusable()}) == 0}`),
      errorMessage: lazily(
        () =>
          `Unusable pre-shared key for \${join(", ", nonsensitive(${unusable()}))}. Allowed: 1 to ${LONGEST_PSK} letters, digits and ${PSK_SPECIALS}.`,
      ),
    });
  }

  /** A tunnel's key as a token; from now on the variable demands it. */
  public keyOf(site: string, connection: string, tunnel: TunnelNumber): string {
    const key = pskKey(site, connection, tunnel);
    this.keys.add(key);
    return Token.asString(propertyAccess(this.value, [key]));
  }
}
