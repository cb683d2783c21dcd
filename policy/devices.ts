import { DEVICE_PROFILES, type DeviceProfile } from "../domain/device";
import { objects, own, text } from "../graph/terraform/json";
import type { Stack } from "../graph/terraform/stack";
import type { Device } from "./options";

/**
 * The devices that stacks describe, by the address or id of their customer gateway, overridden by what a team knows of
 * them.
 */
export function withDevicesOf(
  stacks: readonly Stack[],
  known: Readonly<Record<string, Device>>,
): Readonly<Record<string, Device>> {
  const said = stacks.flatMap(({ remarks = [] }) =>
    remarks.flatMap((remark) => objects(own(remark, "devices")).flatMap(deviceIn)),
  );
  const devices = new Map<string, Device>(said);
  for (const [address, device] of Object.entries(known)) devices.set(address, { ...devices.get(address), ...device });
  return Object.fromEntries(devices);
}

function deviceIn(remark: object): [string, Device][] {
  const [name, profile] = [text(own(remark, "ip")) ?? text(own(remark, "id")), text(own(remark, "profile"))];
  return name !== undefined && isProfile(profile) ? [[name, { profile }]] : [];
}

function isProfile(name: string | undefined): name is DeviceProfile {
  return DEVICE_PROFILES.some((known) => known === name);
}
