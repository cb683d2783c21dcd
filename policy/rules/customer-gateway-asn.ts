import { customerGatewayAsnProblem, dottedAsnProblem, reservedAsnProblem } from "../../domain/asn";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { asWarning, EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "customer-gateway-asn",
  level: "error",
  phases: EVERY_PHASE,
  title: "A customer gateway's ASN is one that a device may use, not the cloud's own, and written as a plain number",
  why: "The API refuses the cloud's own ASN, and an ASN out of range. It accepts an ASN that an RFC reserves, but devices refuse such an ASN. The cloud returns a dotted ASN as a plain number, and the provider sees a change. A wrong ASN can only be replaced together with its gateway.",
  source: API_VPC,
  fix: "use the device's own ASN, or a private one such as 65010",
  subjects: (graph) => graph.customerGateways(),
  check({ asn }) {
    // the provider does not send an empty one
    const fault = asn.problem((text) =>
      text === "" ? undefined : (customerGatewayAsnProblem(text) ?? dottedAsnProblem(text)),
    );
    return fault ?? asWarning(asn.problem(reservedAsnProblem));
  },
  bad: hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      asn = 45104
    }`,
  good: hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      asn = 65010
    }`,
});
