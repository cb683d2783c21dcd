import { NETWORK_TYPES, type NetworkType } from "../../domain/address";
import { choiceProblem } from "../../domain/choice";
import { VPN_GATEWAY_DEFAULTS } from "../../domain/connection";
import { idProblem } from "../../domain/id";
import { keyProblem } from "../../domain/name";
import type { Check } from "../check";
import type { Tags } from "../connection";
import type { VpnGateway, VpnGatewaySettings } from "../vpn-gateway";
import { checkLabels } from "./labels";
import { checkGiven } from "./required";

const isId = (text: string) => !idProblem("vpn")(text);

/** A VPN gateway of a file: one that exists, or one to make. */
export function checkVpnGateway(check: Check, key: string, gateway: VpnGateway, tags?: Tags): void {
  if (isId(key)) check.report({ what: `“${key}” looks like the id of a VPN gateway`, allowed: "another word" });
  else check.report(keyProblem(key));
  if ("id" in gateway) {
    check.value("id", gateway.id, idProblem("vpn"));
    return;
  }
  const { vpc, vswitches, bandwidth } = gateway;
  checkGiven(check, vpc, "vpc", "the VPC whose traffic goes through the gateway, vpc-…");
  checkGiven(check, vswitches, "vswitches", "vSwitches in two zones, vsw-…");
  checkGiven(check, bandwidth, "bandwidth", "Mbit/s");
  check.value("vpc", vpc, idProblem("vpc"));
  if (vswitches !== undefined && check.isKnown(vswitches)) checkVswitches(check, vswitches, "vswitches");
  check.value("resourceGroup", gateway.resourceGroup, idProblem("rg"));
  check.value("import", gateway.import, idProblem("vpn"));
  checkVpnGatewaySettings(check.ofWhatRuns(gateway.import !== undefined), gateway, tags);
}

/** Two vSwitches, one for each tunnel. */
export function checkVswitches(check: Check, vswitches: readonly string[], step: string): void {
  const known = vswitches.filter(check.isKnown);
  if (vswitches.length !== 2)
    check.report({ what: `there are ${vswitches.length} vSwitches`, allowed: "vSwitches in two zones" }, step);
  else if (new Set(known).size < known.length)
    check.report({ what: "both vSwitches are the same", allowed: "vSwitches in two zones" }, step);
  for (const [index, id] of vswitches.entries()) check.at(step).value(index, id, idProblem("vsw"));
}

export function checkVpnGatewaySettings(check: Check, settings: VpnGatewaySettings, tags?: Tags): void {
  check.value("bandwidth", settings.bandwidth, (rate) =>
    Number.isInteger(rate) && rate > 0 ? undefined : { what: `${rate} is not a rate`, allowed: "Mbit/s: 1, 2, 3 …" },
  );
  check.value("network", settings.network, choiceProblem(NETWORK_TYPES));
  checkLabels(check, settings, tags);
}

/** The network of a VPN gateway that is made here; not known for an existing one. */
export function networkOf(gateway: VpnGateway | undefined): NetworkType | undefined {
  return gateway && "vpc" in gateway ? (gateway.network ?? VPN_GATEWAY_DEFAULTS.network) : undefined;
}
