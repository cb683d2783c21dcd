import { CRYPTO_SETTINGS, type CryptoSetting, type CryptoSettings } from "../domain/crypto";
import {
  type DeviceProfile,
  deviceAsnProblem,
  deviceCloudIpProblem,
  deviceInsideCidrProblem,
  deviceProblem,
  deviceRoutingProblem,
  deviceSettingProblem,
  unwrittenProblem,
} from "../domain/device";
import { writableIdentityProblem } from "../domain/device/outside";
import { type Problem, sentence } from "../domain/problem";
import { isLater } from "./later";
import type { PeerDevice, PeerTunnel } from "./model";

/** Why a device's configuration cannot be written at all. */
export function refusals({ profile, tunnels }: PeerDevice): Problem[] {
  const identities = tunnels.flatMap(({ site, cloud }) => [site.identity, cloud.identity]);
  const written = identities.flatMap((identity) => (isLater(identity) ? [] : [writableIdentityProblem(identity)]));
  return each([...written, ...(profile === undefined ? [] : ofProfile(profile, tunnels))]);
}

function ofProfile(profile: DeviceProfile, tunnels: readonly PeerTunnel[]): (Problem | undefined)[] {
  const refused = deviceProblem(profile);
  if (refused) return [refused];
  return tunnels.flatMap(({ ike, routing }) => [
    deviceRoutingProblem(profile, routing.kind),
    unwrittenProblem(profile, ike.version),
    ike.version === "ikev1" ? unwrittenProblem(profile, ike.mode) : undefined,
  ]);
}

/** Settings for the device that it does not support, for people: rules judge them, and may be waived. */
export function warnings({ profile, tunnels }: Pick<PeerDevice, "profile" | "tunnels">): string[] {
  if (profile === undefined) return [];
  return each(tunnels.flatMap((tunnel) => beyond(profile, tunnel))).map(sentence);
}

function beyond(profile: DeviceProfile, tunnel: PeerTunnel): (Problem | undefined)[] {
  const { insideCidr, routing, cloud } = tunnel;
  return [
    ...CRYPTO_SETTINGS.map((name) => deviceSettingProblem(profile, name, settingOf(tunnel, name))),
    ...(insideCidr === undefined
      ? []
      : [
          deviceInsideCidrProblem(profile, insideCidr),
          deviceCloudIpProblem(profile, insideCidr, cloud.insideIp ?? ""),
        ]),
    routing.kind === "bgp" ? deviceAsnProblem(profile, routing.cloudAsn) : undefined,
  ];
}

/** The value of a setting by its name, `ike.encryption`. */
export function settingOf(crypto: CryptoSettings, name: CryptoSetting): string | number {
  const [phase = "", setting = ""] = name.split(".");
  const settings: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
    ike: { ...crypto.ike },
    ipsec: { ...crypto.ipsec },
  };
  return settings[phase]?.[setting] ?? "";
}

/** Each problem once. */
function each(problems: readonly (Problem | undefined)[]): Problem[] {
  return [...new Map(problems.flatMap((problem) => (problem ? [[problem.what, problem] as const] : []))).values()];
}
