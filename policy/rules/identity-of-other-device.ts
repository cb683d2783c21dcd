import { parseIpv4 } from "../../domain/ipv4";
import { API_VPC } from "../../domain/source";
import { groupBy } from "../../graph/group-by";
import type { CustomerGateway } from "../../graph/network/customer-gateway";
import type { Tunnel } from "../../graph/network/words";
import { once } from "../../graph/once";
import { ifDecided, Undecided, type Value } from "../../graph/terraform/value";
import { hcl } from "../example";
import { type Complaint, each, rule } from "../rule";

export default rule({
  id: "identity-of-other-device",
  level: "warning",
  title: "An IKE identity is not the address of another device",
  why: "Phase 1 fails: each end expects the identity that the other end sends, and a device sends its own. Probably somebody copied the identity of the other tunnel.",
  source: API_VPC,
  fix: "remoteId: the identity that the device of this tunnel sends, or no remoteId where that is its address",
  terraformFix:
    "remote_id = the identity that the device of this tunnel sends, or no remote_id where that is its address",
  subjects(graph) {
    const byAddress = once(() => groupBy(graph.customerGateways(), ({ ipAddress }) => ipAddress.ifKnown() ?? UNKNOWN));
    const devices: Devices = (address) => byAddress().get(address) ?? [];
    return graph.tunnels().map((tunnel) => ({ resource: tunnel.resource, tunnel, devices }));
  },
  check: ({ tunnel, devices }) =>
    each([tunnel.localId, tunnel.remoteId], (id) => (id.isHidden() ? undefined : complaintOf(id, tunnel, devices))),
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "office__main" {
      tunnel_options_specification {
        tunnel_index        = 1
        customer_gateway_id = alicloud_vpn_customer_gateway.shanghai__edge-1.id
        tunnel_ike_config { remote_id = "203.0.113.20" } # the address of office__edge
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "office__main" {
      tunnel_options_specification {
        tunnel_index        = 1
        customer_gateway_id = alicloud_vpn_customer_gateway.office__edge.id
        tunnel_ike_config { remote_id = "203.0.113.20" } # the address of office__edge
      }
    }`,
});

/** Customer gateways by their address. */
type Devices = (address: string) => readonly CustomerGateway[];

/** Stands for an unknown address. */
const UNKNOWN = "";

function complaintOf(id: Value<string>, tunnel: Tunnel, devices: Devices): Complaint | undefined {
  if (id.isAbsent()) return undefined;
  const address = id.known();
  if (parseIpv4(address) === undefined) return undefined;
  const [device] = devices(address);
  const isOfCloud = id.name === "local_id";
  if (!isOfCloud && isOwn(address, tunnel, device !== undefined)) return undefined;
  if (!device) {
    if (devices(UNKNOWN).length === 0) return undefined;
    throw new Undecided(`whether another device has the address ${address} is not known yet`, id.argument);
  }
  const found = { at: id, fault: address, with: [device.resource] };
  if (!isOfCloud) {
    const what = `the device's identity is ${address}, the address of ${device.resource.address}`;
    return { ...found, what, allowed: "the identity that the device sends" };
  }
  const what = `the cloud's identity is ${address}, the address of ${device.resource.address}`;
  return {
    ...found,
    what,
    allowed: "an identity of the cloud, such as cloud.example.com",
    fix: `remove ${address} there`,
  };
}

/** Whether it is the address of the tunnel's own device; needed only if some device has the address. */
function isOwn(address: string, tunnel: Tunnel, isAtDevice: boolean): boolean {
  const own = () => tunnel.customerGateway().ipAddress.known();
  return (isAtDevice ? own() : ifDecided(own)) === address;
}
