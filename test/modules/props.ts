import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { App, TerraformStack } from "cdktf";
import { CustomerGateway, type IpsecConnectionProps, PreSharedKeys, PropsError } from "../../modules";

/** A customer gateway of another stack. */
export const PEER = CustomerGateway.fromId(new TerraformStack(new App(), "elsewhere"), "peer", "cgw-abc123");

/** Props of a valid connection. */
export function connectionProps(
  stack: TerraformStack,
  change: Partial<IpsecConnectionProps> = {},
): IpsecConnectionProps {
  const psks = PreSharedKeys.of(stack);
  return {
    name: "main",
    bgp: { localAsn: 64512 },
    tunnels: {
      1: { customerGateway: PEER, psk: psks.keyOf("a", "b", 1), insideCidr: "169.254.10.0/30" },
      2: { customerGateway: PEER, psk: psks.keyOf("a", "b", 2), insideCidr: "169.254.10.4/30" },
    },
    ...change,
  };
}

/** The error that a construct throws in a stack of its own. */
export function refusal(build: (stack: TerraformStack) => void): PropsError {
  try {
    build(new TerraformStack(new App(), "test"));
  } catch (error) {
    if (error instanceof PropsError) return error;
    throw error;
  }
  throw new Error("it was built");
}

/** Every problem of a construct, as `path: What. Allowed: …. Fix: ….`. */
export function refused(build: (stack: TerraformStack) => void): string[] {
  const [, ...lines] = refusal(build).message.split("\n");
  return lines.map((line) => line.trim());
}

/** A provider for another region or account. */
export function otherProvider(stack: TerraformStack): AlicloudProvider {
  return new AlicloudProvider(stack, "other", { alias: "other", region: "cn-beijing" });
}
