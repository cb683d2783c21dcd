import { customerGatewayIpProblem } from "../../domain/address";
import { customerGatewayAsnProblem, parseAsn } from "../../domain/asn";
import { idProblem } from "../../domain/id";
import { ipv4Problem } from "../../domain/ipv4";
import type { Check } from "../check";
import type { Tags } from "../connection";
import type { CustomerGateway } from "../site";
import { checkDevice } from "./device";
import { checkLabels } from "./labels";
import { checkGiven } from "./required";

export function checkCustomerGateway(check: Check, gateway: CustomerGateway, tags?: Tags): void {
  checkDevice(check, gateway.device);
  if ("id" in gateway) {
    check.value("id", gateway.id, idProblem("cgw"));
    return;
  }
  checkGiven(check, gateway.ip, "ip", "the static IPv4 address of the device");
  const running = check.ofWhatRuns(gateway.import !== undefined);
  if (check.value("ip", gateway.ip, ipv4Problem))
    running.accepted("ip", gateway.ip, (ip) => customerGatewayIpProblem(ip));
  if (check.value("asn", gateway.asn, formProblem)) running.accepted("asn", gateway.asn, customerGatewayAsnProblem);
  checkLabels(running, gateway, tags);
  check.value("import", gateway.import, idProblem("cgw"));
}

/** For a value that is not an ASN at all. */
const formProblem = (asn: number | string) =>
  parseAsn(asn) === undefined ? customerGatewayAsnProblem(asn) : undefined;
