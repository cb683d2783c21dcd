import { privateAsnProblem } from "../../domain/asn";
import { PRIVATE_ASNS } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "private-asn",
  level: "warning",
  phases: EVERY_PHASE,
  title: "A customer gateway's ASN is a private one",
  why: "Somebody else's public ASN leaks into routing at both ends; the documentation recommends private ASNs.",
  source: PRIVATE_ASNS,
  fix: "use an ASN of 64512 to 65534, or turn this rule off if you own the public ASN",
  subjects: (graph) => graph.customerGateways(),
  check: (gateway) => gateway.asn.problem(privateAsnProblem),
  bad: hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      asn = 3320
    }`,
  good: hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      asn = 65010
    }`,
});
