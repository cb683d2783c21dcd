import { accountIdProblem, roleProblem } from "../domain/account";
import { customerGatewayIpProblem } from "../domain/address";
import { asnProblem, customerGatewayAsnProblem } from "../domain/asn";
import { currencyProblem } from "../domain/billing";
import { dateProblem } from "../domain/date";
import { interfaceProblem } from "../domain/device/outside";
import { idProblem } from "../domain/id";
import { insideCidrProblem } from "../domain/inside-cidr";
import { cidrProblem, ipv4Problem } from "../domain/ipv4";
import { secretPatternProblem, stageProblem } from "../domain/kms";
import {
  attachmentDescriptionProblem,
  attachmentNameProblem,
  connectionNameProblem,
  ikeIdProblem,
  keyProblem,
  nameProblem,
  stackNameProblem,
} from "../domain/name";
import type { Problem } from "../domain/problem";
import { regionIdProblem } from "../domain/region";
import { transitRouterCidrProblem } from "../domain/route";
import { routeTableProblem, tableKeyProblem } from "../domain/route-table";
import { ruleIdProblem } from "../domain/rule-id";
import { tagKeyProblem, tagValueProblem } from "../domain/tag";

/**
 * Formats of the schema. Each is a predicate of the domain: ajv asks whether a value fits, the message says why not.
 */
export const FORMATS = {
  "account-id": accountIdProblem,
  asn: asnProblem,
  "attachment-id": idProblem("attach"),
  "cen-description": attachmentDescriptionProblem,
  "cen-id": idProblem("cen"),
  "cen-name": attachmentNameProblem,
  cidr: cidrProblem,
  "connection-id": idProblem("vco"),
  "connection-name": connectionNameProblem,
  currency: currencyProblem,
  "customer-gateway-asn": customerGatewayAsnProblem,
  "customer-gateway-id": idProblem("cgw"),
  "customer-gateway-ip": (text) => customerGatewayIpProblem(text),
  date: dateProblem,
  "ike-id": ikeIdProblem,
  interface: interfaceProblem,
  ipv4: ipv4Problem,
  key: keyProblem,
  name: nameProblem,
  "secret-pattern": secretPatternProblem,
  "secret-stage": stageProblem,
  "region-id": regionIdProblem,
  "resource-group-id": idProblem("rg"),
  role: roleProblem,
  "route-table": routeTableProblem,
  "route-table-id": idProblem("vtb"),
  "route-table-key": tableKeyProblem,
  "rule-id": ruleIdProblem,
  "stack-name": stackNameProblem,
  "tag-key": tagKeyProblem,
  "tag-value": tagValueProblem,
  "transit-router-cidr": transitRouterCidrProblem,
  "transit-router-id": idProblem("tr"),
  "transit-router-name": transitRouterNameProblem,
  "inside-cidr": insideCidrProblem,
  "variable-prefix": variablePrefixProblem,
  "vpc-id": idProblem("vpc"),
  "vpn-gateway": vpnGatewayProblem,
  "vpn-gateway-id": idProblem("vpn"),
  "vswitch-id": idProblem("vsw"),
  "zone-id": idProblem("zone"),
} as const satisfies Record<string, (text: string) => Problem | undefined>;

/** The key of a VPN gateway in the file, or the id of one that exists. */
function vpnGatewayProblem(text: string): Problem | undefined {
  if (!keyProblem(text) || !idProblem("vpn")(text)) return undefined;
  return {
    what: `“${text}” is not a VPN gateway`,
    allowed: "a name of vpnGateways, or the id of a VPN gateway, vpn-…",
  };
}

/** The name of a transit router in reports. */
function transitRouterNameProblem(text: string): Problem | undefined {
  const [stack = "", ...address] = text.split("/");
  if (!idProblem("tr")(text) || (address.length > 0 && !stackNameProblem(stack))) return undefined;
  return {
    what: `“${text}” is not a transit router`,
    allowed: "the id of one that exists, tr-…, or STACK/ADDRESS of one that a stack makes",
  };
}

/** The start of names of Terraform variables, which people also write as environment variables. */
function variablePrefixProblem(text: string): Problem | undefined {
  if (/^[a-z][a-z0-9_]{0,31}$/.test(text)) return undefined;
  return {
    what: `“${text}” cannot start the name of a variable`,
    allowed: "a lower-case letter, then up to 31 lower-case letters, digits and underscores",
  };
}

export type Format = keyof typeof FORMATS;
