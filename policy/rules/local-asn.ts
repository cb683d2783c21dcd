import { asnProblem } from "../../domain/asn";
import { API_VPC } from "../../domain/source";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "local-asn",
  level: "error",
  phases: EVERY_PHASE,
  title: "The cloud's ASN in a tunnel is a valid ASN",
  why: "The API refuses what is out of range, and devices refuse what the RFCs reserve.",
  source: API_VPC,
  fix: "use 45104, the cloud's own, or a private one such as 64512",
  subjects: (graph) => graph.tunnels(),
  check: (tunnel) => tunnel.bgp.localAsn.problem(asnProblem),
  bad: "bgp: {localAsn: 0}",
  good: "bgp: {localAsn: 64512}",
});
