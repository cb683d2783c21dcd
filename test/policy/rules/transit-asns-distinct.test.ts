import { type Json, patch, site, stack, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, CHENGDU, CONNECTION, changed, GATEWAY_1, GATEWAY_2 } from "../good";
import { testRule } from "../rule-test";

const two = stack(site("chengdu"), site("shanghai"));
const shanghai = (asn: Json[string], json = two) =>
  changed(json, { [`${GATEWAY_1}/asn`]: asn, [`${GATEWAY_2}/asn`]: asn });
const finding = {
  message: `the site has ASN 65010, like the site of ${at(CHENGDU)}`,
  address: at(CONNECTION),
  fault: "65010",
  with: [at(CHENGDU)],
};
const second = stack(
  two,
  JSON.parse(JSON.stringify(site("shanghai")).replaceAll("shanghai__main", "shanghai__second")) as Json,
);

testRule("transit-asns-distinct", {
  options: { transit: ["VPN"] },
  passes: {
    "an ASN for each site": shanghai("65020"),
    "one ASN at sites that do not reach each other": { in: two, options: { transit: ["VBR"] } },
    "one ASN without BGP": patch(two, `${CONNECTION}/enable_tunnels_bgp`, false),
    "one ASN on two transit routers": patch(two, `${ATTACHMENT}/transit_router_id`, "tr-def456"),
    "two connections of one site": patch(
      JSON.parse(JSON.stringify(second)) as Json,
      "resource/alicloud_cen_transit_router_vpn_attachment/chengdu__main",
      undefined,
    ),
    "an attachment with count 0": { in: patch(two, `${ATTACHMENT}/count`, 0), as: ["synth"] },
  },
  finds: {
    "one ASN at two sites": { in: two, findings: [finding] },
    "one ASN at one device of each site": {
      in: patch(two, `${GATEWAY_2}/asn`, "65020"),
      findings: [finding],
    },
    "one ASN, once for a site with two connections": {
      in: second,
      findings: [{ ...finding, with: [] }],
    },
  },
  leavesOpen: {
    "the ASN of a device": shanghai(UNKNOWN),
    "the connection of an attachment": patch(two, `${ATTACHMENT}/vpn_id`, UNKNOWN),
    "the transit router of a connection": patch(two, `${ATTACHMENT}/transit_router_id`, UNKNOWN),
    "whether a connection has BGP": patch(two, `${CONNECTION}/enable_tunnels_bgp`, UNKNOWN),
  },
});
