import { PROVIDER } from "../../domain/source";
import type { ResourceGraph } from "../../graph/network/graph";
import type { Tunnel } from "../../graph/network/words";
import { isReplacement } from "../../graph/terraform/change";
import { ifDecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "remote-id-of-new-address",
  level: "warning",
  phases: ["plan"],
  title: "A tunnel whose device gets another address states the device's identity",
  why: "When the provider sends an edit of one tunnel, it also sends both tunnels' identities as it last read them. So the cloud may still expect the old address as the device's identity, and refuse the device.",
  source: PROVIDER,
  fix: "remoteId: the address that the device has now, or the identity that it sends",
  terraformFix: "remote_id = the address that the device has now, or the identity that it sends",
  // on a VPN gateway a new customer gateway replaces the connection
  subjects: (graph) =>
    graph
      .ipsecConnections()
      .filter(({ resource }) => resource.isNew === false && !isReplacement(resource))
      .flatMap((connection) => connection.tunnelsOrUnknown())
      .map((tunnel) => ({ resource: tunnel.resource, tunnel, before: formerAddressOf(tunnel, graph) })),
  check({ tunnel, before }) {
    if (before === undefined || tunnel.remoteId.isHidden()) return undefined;
    if (tunnel.remoteId.isWritten()) return undefined;
    const gateway = tunnel.customerGateway();
    const now = gateway.ipAddress.known();
    if (now === before) return undefined;
    const what = `the device's address changes (${before} → ${now}), and the tunnel does not state its identity: the cloud may still expect ${before}`;
    return {
      what,
      allowed: `an explicit identity, such as ${now}`,
      at: tunnel.remoteId,
      with: [gateway.resource],
    };
  },
  bad: {
    before: hcl`
      resource "alicloud_vpn_customer_gateway" "shanghai__edge-1" {
        ip_address = "203.0.113.10"
      }`,
    after: hcl`
      resource "alicloud_vpn_customer_gateway" "shanghai__edge-1" {
        ip_address = "203.0.113.77"
      }`,
  },
  good: {
    before: hcl`
      resource "alicloud_vpn_customer_gateway" "shanghai__edge-1" {
        ip_address = "203.0.113.10"
      }`,
    after: hcl`
      resource "alicloud_vpn_customer_gateway" "shanghai__edge-1" {
        ip_address = "203.0.113.77"
      }
      resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
        tunnel_options_specification {
          tunnel_index = 1
          tunnel_ike_config { remote_id = "203.0.113.77" }
        }
      }`,
  },
});

/** The address of a tunnel's present device; undefined if unknown. */
function formerAddressOf({ connection, customerGatewayId }: Tunnel, graph: ResourceGraph): string | undefined {
  const { stack, address } = connection.resource;
  const there = graph.connections
    .existing()
    .find(({ resource }) => resource.stack === stack && resource.address === address);
  const tunnels = there && ifDecided(() => there.tunnels());
  const same = tunnels?.find((tunnel) => tunnel.customerGatewayId.argument === customerGatewayId.argument);
  const id = same?.customerGatewayId.ifKnown();
  const gateway =
    id === undefined ? undefined : graph.customerGateways.existing().find(({ resource }) => resource.id === id);
  return gateway?.ipAddress.ifKnown();
}
