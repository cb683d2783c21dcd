import { choiceProblem } from "../../domain/choice";
import { DEVICE_PROFILES } from "../../domain/device";
import { interfaceProblem, outerMtuProblem } from "../../domain/device/outside";
import { cidrProblem, ipv4Problem } from "../../domain/ipv4";
import type { Problem } from "../../domain/problem";
import { servicesProblem } from "../../domain/route";
import type { Check } from "../check";
import { type Device, PREFERENCES } from "../device";

/** Everything wrong with the description of a device. */
export function checkDevice(check: Check, device: Device | undefined): void {
  if (device === undefined || !check.isKnown(device)) return;
  const at = check.at("device");
  at.value("profile", device.profile, choiceProblem(DEVICE_PROFILES));
  at.value("address", device.address, ipv4Problem);
  at.value("interface", device.interface, interfaceProblem);
  at.value("mtu", device.mtu, outerMtuProblem);
  at.value("preference", device.preference, choiceProblem(PREFERENCES));
  const { networks } = device;
  if (networks === undefined || !check.isKnown(networks)) return;
  checkNetworks(at.at("networks", "cloud"), networks.cloud, cidrProblem);
  checkNetworks(at.at("networks", "site"), networks.site, (cidr) => cidrProblem(cidr) ?? servicesProblem(cidr));
}

function checkNetworks(
  check: Check,
  cidrs: readonly string[] | undefined,
  problem: (cidr: string) => Problem | undefined,
): void {
  if (cidrs === undefined || !check.isKnown(cidrs)) return;
  for (const [index, cidr] of cidrs.entries()) check.value(index, cidr, problem);
}
