import { customerGatewayIpProblem } from "../../domain/address";
import { customerGatewayAsnProblem } from "../../domain/asn";
import { idProblem } from "../../domain/id";
import type { Check } from "../check";
import type { Tags } from "../connection";
import type { CustomerGateway } from "../site";
import { checkLabels } from "./labels";
import { checkGiven } from "./required";

export function checkCustomerGateway(check: Check, gateway: CustomerGateway, tags?: Tags): void {
  if ("id" in gateway) {
    check.value("id", gateway.id, idProblem("cgw"));
    return;
  }
  checkGiven(check, gateway.ip, "ip", "the static IPv4 address of the device");
  check.value("ip", gateway.ip, (ip) => customerGatewayIpProblem(ip));
  check.value("asn", gateway.asn, customerGatewayAsnProblem);
  checkLabels(check, gateway, tags);
  check.value("import", gateway.import, idProblem("cgw"));
}
