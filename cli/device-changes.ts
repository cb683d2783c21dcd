import type { Environment } from "../config";
import type { DeviceChange } from "../domain/device/change";
import { changedDevices } from "../peer/changes";
import { devicesOf } from "./chosen-devices";

/** What changes on the devices of environments. Assumes the cloud's former gateway addresses. */
export function deviceChanges(before: readonly Environment[], now: readonly Environment[]): readonly DeviceChange[] {
  const [then = [], here = []] = [before, now].map((all) => all.flatMap((one) => devicesOf(one, () => undefined)));
  const byName = new Map(now.map((environment) => [environment.name, environment]));
  return changedDevices(then, here, ({ environment, site }) => byName.get(environment)?.sites[site]?.formerly ?? []);
}
