import { DataAlicloudVpnGatewayVpnAttachments } from "@cdktf/provider-alicloud/lib/data-alicloud-vpn-gateway-vpn-attachments";
import { type ITerraformDependable, Lazy } from "cdktf";
import type { Construct } from "constructs";
import { byTunnel, type TunnelNumber } from "../../domain/tunnel";
import { type AddressProps, addressed } from "../terraform/address";

/** Addresses of the gateways at the cloud's end, by tunnel, for the device at the site. Tokens. */
export type GatewayAddresses = Readonly<Record<TunnelNumber, string>>;

/**
 * Looks up the gateways of a connection on a transit router. The attach allocates their addresses, so the connection's
 * own attributes are out of date. The data source also returns the connection's PSKs in clear, and Terraform keeps them
 * in its state: pass on nothing but an address.
 */
export function lookUpGateways(
  scope: Construct,
  id: string,
  { connectionId, attachment, ...address }: AddressProps & { connectionId: string; attachment: ITerraformDependable },
): GatewayAddresses {
  const lookup = new DataAlicloudVpnGatewayVpnAttachments(scope, id, { ids: [connectionId], dependsOn: [attachment] });
  const found = `data.${addressed(lookup, address).terraformResourceType}.${lookup.friendlyUniqueId}.attachments`;
  // Tunnels come in no particular order.
  return byTunnel((number) => {
    const ips = `[for a in ${found} : [for t in a.tunnel_options_specification : t.internet_ip if t.tunnel_index == ${number}]]`;
    return Lazy.stringValue({ produce: () => `\${nonsensitive(one(flatten(${ips})))}` });
  });
}
