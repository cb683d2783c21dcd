import { DEFAULT_LOCAL_ASN, parseAsn } from "../../domain/asn";
import { DUAL_TUNNEL } from "../../domain/source";
import { ifDecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "local-asns-equal",
  level: "error",
  phases: EVERY_PHASE,
  title: "Both tunnels of a connection carry the same local ASN",
  why: "For the site, the cloud is one autonomous system: with two ASNs one of the BGP sessions stays down.",
  source: DUAL_TUNNEL,
  fix: "give both tunnels the same local ASN",
  subjects: (graph) => graph.connections(),
  check(connection) {
    const asns = connection.tunnels().map((tunnel) => tunnel.bgp.localAsn);
    const names = asns.map((asn) => ifDecided(() => asn.identity()));
    if (names.every((name) => name !== undefined && name === names[0])) return undefined; // whatever it is
    const isDefault = connection.endsOn === "VPN gateway"; // where none is sent
    const known = asns.map((asn) => (isDefault ? asn.or(DEFAULT_LOCAL_ASN) : asn.known()));
    const [first, ...others] = known;
    const differing = others.findIndex((asn) => parseAsn(asn) !== parseAsn(first ?? asn));
    const at = asns[differing + 1];
    if (differing < 0 || !at) return undefined;
    return {
      what: `the local ASN is ${first} on one tunnel and ${known[differing + 1]} on another`,
      allowed: "one ASN",
      at,
    };
  },
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_bgp_config { local_asn = 64513 } # 64512 in tunnel 1
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_bgp_config { local_asn = 64512 }
      }
    }`,
});
