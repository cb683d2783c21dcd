import { customerGatewayIpProblem } from "../domain/address";
import { asnProblem, customerGatewayAsnProblem } from "../domain/asn";
import { idProblem } from "../domain/id";
import { insideCidrProblem } from "../domain/inside-cidr";
import { cidrProblem, ipv4Problem } from "../domain/ipv4";
import { ikeIdProblem, keyProblem, nameProblem } from "../domain/name";
import type { Problem } from "../domain/problem";
import { staticRouteProblem, transitRouterCidrProblem } from "../domain/route";
import { tagKeyProblem, tagValueProblem } from "../domain/tag";

/** Formats of the schema. Each is a predicate of the domain; ajv asks whether, the message tells why. */
export const FORMATS = {
  asn: asnProblem,
  "cen-id": idProblem("cen"),
  cidr: cidrProblem,
  "customer-gateway-asn": customerGatewayAsnProblem,
  "customer-gateway-ip": (text) => customerGatewayIpProblem(text),
  "ike-id": ikeIdProblem,
  ipv4: ipv4Problem,
  key: keyProblem,
  name: nameProblem,
  "region-id": idProblem("region"),
  "route-table-id": idProblem("vtb"),
  "static-route": staticRouteProblem,
  "tag-key": tagKeyProblem,
  "tag-value": tagValueProblem,
  "transit-router-cidr": transitRouterCidrProblem,
  "transit-router-id": idProblem("tr"),
  "inside-cidr": insideCidrProblem,
  "vpn-gateway-id": idProblem("vpn"),
} as const satisfies Record<string, (text: string) => Problem | undefined>;

export type Format = keyof typeof FORMATS;
