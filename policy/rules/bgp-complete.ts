import { bgpProblem } from "../../domain/bgp";
import { API_VPC } from "../../domain/source";
import type { Tunnel } from "../../graph/network/words";
import { hcl } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";
import { atFarEnd } from "./shared/far-end";

export default rule({
  id: "bgp-complete",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "With BGP on, every tunnel has its BGP settings and every customer gateway an ASN",
  why: "BGP is on for a whole connection: the API refuses a connection where any setting is missing.",
  source: API_VPC,
  fix: "add what is missing (insideCidr in the tunnel, asn in the customer gateway), or write bgp: false",
  terraformFix:
    "add what is missing (tunnel_bgp_config in the tunnel, asn in the customer gateway), or write enable_tunnels_bgp = false",
  subjects: (graph) => graph.tunnels(),
  check(tunnel) {
    if (!tunnel.connection.hasBgp()) return undefined;
    const settings = each(["insideCidr", "localBgpIp", "localAsn"] as const, (need) => {
      const setting = tunnel.bgp[need];
      const problem = bgpProblem(need, setting.isGiven(), "the tunnel");
      return problem && { ...problem, at: setting };
    });
    return settings.length > 0 ? settings : asnComplaint(tunnel);
  },
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_bgp_config { local_bgp_ip = null }
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_bgp_config { local_bgp_ip = "169.254.10.5" }
      }
    }`,
});

function asnComplaint(tunnel: Tunnel) {
  return atFarEnd(tunnel, ({ asn, resource }) => {
    const isGiven = asn.isGiven() && asn.known() !== ""; // the provider does not send an empty one
    const problem = bgpProblem("asn", isGiven, resource.address);
    return problem && { ...problem, at: tunnel.customerGatewayId, with: [resource] };
  });
}
