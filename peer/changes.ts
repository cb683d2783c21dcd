import { structuredPatch } from "diff";
import type { DeviceProfile } from "../domain/device";
import type { ChangedFile, ChangedLine, DeviceChange } from "../domain/device/change";
import type { PeerDevice } from "./model";
import { refusals } from "./problems";
import { pskReference } from "./psk";
import { configuration } from "./render";

/**
 * Changes on devices with a known profile, in the order of the present ones. PSKs are references, so a changed PSK is
 * no change here.
 *
 * @param formerly Former names of a device's site, oldest first.
 */
export function changedDevices(
  before: readonly PeerDevice[],
  now: readonly PeerDevice[],
  formerly: (device: PeerDevice) => readonly string[],
): readonly DeviceChange[] {
  const left = new Map(before.filter(isWritten).map((device) => [nameOf(device), device]));
  const take = (device: PeerDevice) => {
    const names = [device.site, ...formerly(device)].map((site) => nameOf({ ...device, site }));
    const name = names.find((one) => left.has(one)) ?? "";
    const found = left.get(name);
    left.delete(name);
    return found;
  };
  const changed = now.filter(isWritten).flatMap((device) => {
    const old = take(device);
    if (old === undefined) return [changeOf(device, "added")];
    const files = changedFiles(old, device);
    return files.length > 0 ? [changeOf(device, "changed", files)] : [];
  });
  return [...changed, ...[...left.values()].map((device) => changeOf(device, "removed"))];
}

/** Lines that differ, without those around them. */
export function changedLines(before: string, now: string): readonly ChangedLine[] {
  const { hunks } = structuredPatch("", "", before, now, undefined, undefined, { context: 0 });
  return hunks.flatMap(({ lines }) =>
    lines.flatMap((line): ChangedLine[] => {
      const [sign, text] = [line.charAt(0), line.slice(1)];
      return sign === "+" || sign === "-" ? [{ sign, text }] : [];
    }),
  );
}

/** A device for which a configuration is written. */
type Written = PeerDevice & { readonly profile: DeviceProfile };

function isWritten(device: PeerDevice): device is Written {
  return device.profile !== undefined && refusals(device).length === 0;
}

function changeOf(
  { environment, site, device, profile }: Written,
  action: DeviceChange["action"],
  files: readonly ChangedFile[] = [],
): DeviceChange {
  return { environment, site, device, profile, action, files };
}

function changedFiles(before: PeerDevice, now: PeerDevice): readonly ChangedFile[] {
  const [old, texts] = [textsOf(before), textsOf(now)];
  return [...new Set([...old.keys(), ...texts.keys()])].flatMap((file) => {
    const lines = changedLines(old.get(file) ?? "", texts.get(file) ?? "");
    return lines.length > 0 ? [{ file, lines }] : [];
  });
}

function textsOf(device: PeerDevice): ReadonlyMap<string, string> {
  return new Map(configuration(device, pskReference).map(({ name, text }) => [name, text]));
}

function nameOf({ environment, site, device }: Pick<PeerDevice, "environment" | "site" | "device">): string {
  return `${environment}/${site}/${device}`;
}
