import { choiceProblem } from "../../domain/choice";
import { DEVICE_PROFILES } from "../../domain/device";
import { interfaceProblem, outerMtuProblem } from "../../domain/device/outside";
import { cidrProblem, ipv4Problem } from "../../domain/ipv4";
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
  for (const side of ["cloud", "site"] as const) {
    const cidrs = networks[side];
    if (cidrs === undefined || !check.isKnown(cidrs)) continue;
    const of = at.at("networks", side);
    for (const [index, cidr] of cidrs.entries())
      of.value(index, cidr, (text) => cidrProblem(text) ?? (side === "site" ? servicesProblem(text) : undefined));
  }
}
