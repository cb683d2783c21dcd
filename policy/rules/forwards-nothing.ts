import { EVERYWHERE } from "../../domain/route";
import { DUAL_TUNNEL } from "../../domain/source";
import type { ResourceGraph } from "../../graph/network/graph";
import type { Connection } from "../../graph/network/words";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "forwards-nothing",
  level: "error",
  phases: EVERY_PHASE,
  title: "A connection has BGP, static routes or protected flows",
  why: "The tunnels come up, but carry no traffic. The finding is only a warning where another stack may have the routes (the connection exists already, or an output names it), and on a VPN gateway, which writes some routes itself.",
  source: DUAL_TUNNEL,
  fix: "add routes, turn BGP on with bgp: {localAsn: 64512}, or name the networks of both sides under routing",
  terraformFix:
    "add routes (alicloud_vpn_gateway_vco_route, on a VPN gateway alicloud_vpn_route_entry), turn BGP on with enable_tunnels_bgp and tunnel_bgp_config, or name the networks of both sides",
  subjects: (graph) => graph.connections().map((connection) => ({ resource: connection.resource, connection, graph })),
  check({ connection, graph }) {
    const isEverywhere = connection.remoteSubnet.known().every((network) => network === EVERYWHERE);
    if (!isEverywhere || connection.hasBgp() || connection.hasStaticRoute()) return undefined;
    return {
      what: "the connection has neither BGP nor static routes nor protected flows",
      allowed: "at least one of the three",
      ...(isSurelyDead(connection, graph) ? {} : { level: "warning" as const }),
    };
  },
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      local_subnet       = "0.0.0.0/0"
      remote_subnet      = "0.0.0.0/0"
      enable_tunnels_bgp = false
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      local_subnet       = "0.0.0.0/0"
      remote_subnet      = "0.0.0.0/0"
      enable_tunnels_bgp = true
    }`,
});

/**
 * Whether its routes cannot be elsewhere: neither in another stack that can name it, nor among a VPN gateway's own
 * routes.
 */
function isSurelyDead({ endsOn, resource: { stack, address, isNew } }: Connection, graph: ResourceGraph): boolean {
  if (endsOn === "VPN gateway" || isNew === false) return false;
  const outputs = graph.stacks.find(({ name }) => name === stack)?.outputs.values() ?? [];
  return ![...outputs].some((output) => output.kind === "reference" && output.address === address);
}
