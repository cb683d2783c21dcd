import type { NetworkType } from "../../domain/address";
import { VPN_GATEWAY_DEFAULTS } from "../../domain/connection";
import type { Tags } from "../../site/connection";
import type { EnvironmentFile, VpnGatewayFile } from "../schema";

/** A VPN gateway that exists already, or one to make. */
export type VpnGateway = { readonly id: string } | NewVpnGateway;

export interface NewVpnGateway {
  readonly vpc: string;
  readonly vswitches: readonly [string, string];
  readonly bandwidth: number;
  readonly network: NetworkType;
  readonly autoPropagate: boolean;
  readonly name: string;
  readonly description?: string;
  readonly resourceGroup?: string;
  readonly tags: Tags;
  readonly import?: string;
  readonly formerly?: readonly string[];
  /** `file:line:column`. */
  readonly source: string;
}

export function toVpnGateway(
  key: string,
  gateway: VpnGatewayFile,
  { name, tags }: EnvironmentFile,
  source: string,
): VpnGateway {
  if ("id" in gateway) return gateway;
  const [first = "", second = ""] = gateway.vswitches; // the schema demands two
  return {
    ...VPN_GATEWAY_DEFAULTS,
    name: `${name}-${key}`,
    ...gateway,
    vswitches: [first, second],
    tags: { ...tags, ...gateway.tags },
    source,
  };
}
