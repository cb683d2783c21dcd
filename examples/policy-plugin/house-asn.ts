import { EVERY_PHASE, rule } from "cenvpn/policy";

const HOUSE_ASN = 64512;

export default rule({
  id: "house-asn",
  level: "error",
  phases: EVERY_PHASE,
  title: "The cloud's end of every tunnel has the house's ASN",
  why: "Routers at the sites accept the cloud by this ASN alone.",
  source: { title: "Network handbook, section 4" },
  fix: `bgp: {localAsn: ${HOUSE_ASN}}`,
  subjects: (graph) => graph.tunnels(),
  check(tunnel) {
    const asn = Number(tunnel.bgp.localAsn.known());
    return asn === HOUSE_ASN
      ? undefined
      : { what: `${asn} is not the house's ASN`, allowed: String(HOUSE_ASN), at: tunnel.bgp.localAsn };
  },
  bad: "bgp: {localAsn: 65100}",
  good: `bgp: {localAsn: ${HOUSE_ASN}}`,
});
