import { DEFAULT_LOCAL_ASN } from "../../domain/asn";
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
  warnsBefore: true,
  phases: EVERY_PHASE,
  title: "With BGP on, every tunnel has its BGP settings and every customer gateway an ASN",
  why: "BGP is on for a whole connection: the API refuses a connection where a setting is missing. Only on a VPN gateway does it have a default, for the ASN of the cloud's end.",
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
      const isDefault = need === "localAsn" && tunnel.connection.endsOn === "VPN gateway";
      return problem && { ...problem, at: setting, ...(isDefault ? LEFT_TO_CLOUD : {}) };
    });
    return settings.every(({ level }) => level === "warning") ? settings.concat(asnComplaint(tunnel) ?? []) : settings;
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

/** An attachment without `local_asn` sends 0; a connection on a VPN gateway sends nothing. Source: `PROVIDER`. */
const LEFT_TO_CLOUD = {
  level: "warning" as const,
  what: `the tunnel has no ASN for the cloud's end: the cloud takes ${DEFAULT_LOCAL_ASN}, and every plan shows an edit of local_asn`,
  fix: `local_asn = "${DEFAULT_LOCAL_ASN}" in tunnel_bgp_config, or a private ASN`,
};

function asnComplaint(tunnel: Tunnel) {
  return atFarEnd(tunnel, ({ asn, resource }) => {
    const isGiven = asn.isGiven() && asn.known() !== ""; // the provider does not send an empty one
    const problem = bgpProblem("asn", isGiven, resource.address);
    return problem && { ...problem, at: tunnel.customerGatewayId, with: [resource] };
  });
}
