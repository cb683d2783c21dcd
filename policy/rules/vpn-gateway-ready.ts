import { customerGatewayIpProblem, NETWORK_TYPES } from "../../domain/address";
import { PROVIDER } from "../../domain/source";
import type { CustomerGateway } from "../../graph/network/customer-gateway";
import type { ResourceGraph } from "../../graph/network/graph";
import type { VpnGateway } from "../../graph/network/vpn-gateway";
import type { Connection, Tunnel } from "../../graph/network/words";
import { isReplacement } from "../../graph/terraform/change";
import type { Resource } from "../../graph/terraform/resource";
import { ifDecided, type Value } from "../../graph/terraform/value";
import { hcl } from "../example";
import { type Complaint, EVERY_PHASE, each, rule } from "../rule";
import { atFarEnd } from "./shared/far-end";

export default rule({
  id: "vpn-gateway-ready",
  level: "error",
  phases: EVERY_PHASE,
  title:
    "A VPN gateway has what its connections need: IPsec-VPN, two vSwitches, the right network type, and BGP's routes in the VPC",
  why: "Without IPsec-VPN no connection ends there, and with the wrong network type no tunnel comes up. The rest is a warning: a tunnel, or the VPC's way to the site, is missing. The provider sends no later change of IPsec-VPN or of the second vSwitch.",
  source: PROVIDER,
  fix: "add what is missing before Terraform makes the VPN gateway",
  subjects: (graph) =>
    graph
      .vpnGateways()
      .map((gateway) => ({ resource: gateway.resource, gateway, connections: usersOf(gateway, graph), graph })),
  check({ gateway, connections, graph }) {
    if (connections.length > 0) return each(NEEDS, (need) => need(gateway, connections, graph));
    // ends the check if one may end there
    for (const { vpnGatewayId } of graph.vpnGatewayConnections()) if (!vpnGatewayId.isAbsent()) vpnGatewayId.identity();
    return undefined;
  },
  bad: hcl`
    resource "alicloud_vpn_gateway" "main" {
      vpc_id       = "vpc-abc123"
      bandwidth    = 100
      enable_ipsec = false
    }
    resource "alicloud_vpn_connection" "office__main" {
      vpn_gateway_id = alicloud_vpn_gateway.main.id
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway" "main" {
      vpc_id                       = "vpc-abc123"
      bandwidth                    = 100
      vswitch_id                   = "vsw-abc123"
      disaster_recovery_vswitch_id = "vsw-def456"
    }
    resource "alicloud_vpn_connection" "office__main" {
      vpn_gateway_id = alicloud_vpn_gateway.main.id
    }`,
});

/** Connections that surely end there. */
function usersOf({ resource }: VpnGateway, graph: ResourceGraph): readonly Connection[] {
  return graph
    .connectionsOfVpnGateway()
    .of(resource)
    .filter((one) => one.resource.instances.min > 0);
}

/** Whether a gateway that stays has IPsec-VPN in the cloud: the provider sends no change of it. */
function hasIpsec({ resource }: VpnGateway, graph: ResourceGraph): boolean {
  if (resource.isNew !== false || isReplacement(resource)) return false;
  const now = graph.vpnGateways.existing().find((one) => isSame(one.resource, resource));
  return now !== undefined && ifDecided(() => now.enableIpsec.or(true)) === true;
}

const isSame = (one: Resource, other: Resource) => one.stack === other.stack && one.address === other.address;

type Need = (
  gateway: VpnGateway,
  connections: readonly Connection[],
  graph: ResourceGraph,
) => Complaint | readonly Complaint[] | undefined;

const ipsecOn: Need = (gateway, [first], graph) => {
  if (gateway.enableIpsec.or(true)) return undefined;
  const complaint = {
    what: "IPsec-VPN is off on the VPN gateway, and connections end there",
    allowed: "enable_ipsec = true",
    at: gateway.enableIpsec,
    ...(first ? { with: [first.resource] } : {}),
  };
  if (!hasIpsec(gateway, graph)) return complaint;
  return {
    ...complaint,
    what: "enable_ipsec = false is never sent: IPsec-VPN stays on, and every plan shows the change again",
    level: "warning",
    fix: "enable_ipsec = true",
  };
};

const twoVswitches: Need = ({ resource, vswitchIds }, connections) => {
  const dual = connections.find((connection) => connection.tunnels().length > 1);
  if (!dual || resource.isNew === false) return undefined;
  const complaint = (what: string, at: Value<unknown>): Complaint => ({
    what,
    allowed: "vSwitches in two zones, one for each tunnel",
    level: "warning",
    at,
    with: [dual.resource],
  });
  const missing = vswitchIds.find((id) => !id.isGiven());
  if (missing) return complaint(`${missing.argument} is not given`, missing);
  const [one, two] = vswitchIds;
  return one.identity() === two.identity() ? complaint("both tunnels get the same vSwitch", two) : undefined;
};

const bgpRoutesInVpc: Need = ({ autoPropagate }, connections) => {
  const dynamic = autoPropagate.or(false) ? undefined : connections.find((connection) => connection.hasBgp());
  return (
    dynamic && {
      what: `what BGP learns at ${dynamic.resource.address} does not reach the VPC's route table`,
      allowed: "auto_propagate = true, or route entries in the VPC of your own",
      level: "warning",
      at: autoPropagate,
      with: [dynamic.resource],
    }
  );
};

const devicesOnItsNetwork: Need = ({ networkType }, connections) => {
  const type = NETWORK_TYPES.find((known) => known === networkType.or("public").toLowerCase());
  if (type === undefined) return undefined;
  const wrongDevice = (tunnel: Tunnel, { ipAddress, resource }: CustomerGateway): Complaint | undefined => {
    const ip = ipAddress.known();
    const problem = customerGatewayIpProblem(ip) ? undefined : customerGatewayIpProblem(ip, type);
    return (
      problem && {
        what: `the VPN gateway is ${type}, but ${ip}, at the end of ${tunnel.resource.address}, is not`,
        allowed: problem.allowed,
        at: networkType,
        fault: `${type} ${ip}`,
        with: [tunnel.connection.resource, resource],
      }
    );
  };
  const tunnels = connections.flatMap((connection) => connection.tunnels());
  const found = each(tunnels, (tunnel) => atFarEnd(tunnel, (gateway) => wrongDevice(tunnel, gateway)));
  return [...new Map(found.map((complaint) => [complaint.fault, complaint])).values()]; // each device once
};

const NEEDS: readonly Need[] = [ipsecOn, twoVswitches, bgpRoutesInVpc, devicesOnItsNetwork];
