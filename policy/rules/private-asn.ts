import { privateAsnProblem } from "../../domain/asn";
import { PRIVATE_ASNS } from "../../domain/source";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "private-asn",
  level: "warning",
  phases: EVERY_PHASE,
  title: "A customer gateway's ASN is a private one",
  why: "A public ASN that is not yours leaks into routing at both ends; the documentation recommends private ones.",
  source: PRIVATE_ASNS,
  fix: "use an ASN of 64512 to 65534, or switch this rule off where you own the public one",
  subjects: (graph) => graph.customerGateways(),
  check: (gateway) => gateway.asn.problem(privateAsnProblem),
  bad: "asn: 3320",
  good: "asn: 65010",
});
