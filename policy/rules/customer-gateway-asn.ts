import { customerGatewayAsnProblem, dottedAsnProblem } from "../../domain/asn";
import { API_VPC } from "../../domain/source";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "customer-gateway-asn",
  level: "error",
  phases: EVERY_PHASE,
  title: "A customer gateway's ASN is one that a device may have, not the cloud's own, and plain",
  why: "The API refuses the cloud's own; with one that an RFC reserves the BGP session never comes up. A dotted one is read back plain, which the provider takes for another. A wrong ASN can only be replaced together with its gateway.",
  source: API_VPC,
  fix: "use the device's own ASN, or a private one such as 65010",
  subjects: (graph) => graph.customerGateways(),
  check: (gateway) =>
    // the provider does not send an empty one
    gateway.asn.problem((asn) => (asn === "" ? undefined : (customerGatewayAsnProblem(asn) ?? dottedAsnProblem(asn)))),
  bad: "asn: 45104",
  good: "asn: 65010",
});
