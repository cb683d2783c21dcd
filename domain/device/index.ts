import type { CryptoSetting } from "../crypto";
import { tunnelHosts } from "../inside-cidr";
import { contains, network, parseCidr } from "../ipv4";
import type { Problem } from "../problem";
import { LONGEST_PSK } from "../psk";
import { CLOUDS } from "./clouds";
import { FIREWALLS } from "./firewalls";
import { type DeviceLimits, phaseOf, ROUTING_KINDS, type RoutingKind } from "./limits";
import { LINUX } from "./linux";
import { ROUTERS } from "./routers";

export type { DeviceLimits, RoutingKind } from "./limits";

const LIMITS = { ...LINUX, ...ROUTERS, ...FIREWALLS, ...CLOUDS };

/** Devices and clouds that can stand at the site's end. */
export type DeviceProfile = keyof typeof LIMITS;
export const DEVICE_PROFILES = Object.keys(LIMITS) as DeviceProfile[];

export function limitsOf(profile: DeviceProfile): DeviceLimits {
  return LIMITS[profile];
}

/** Why a device cannot be the other end of two tunnels. */
export function deviceProblem(profile: DeviceProfile): Problem | undefined {
  const { title, refused } = limitsOf(profile);
  return (
    refused && { what: `${title} cannot be the other end of two tunnels: ${refused.why}`, allowed: "another device" }
  );
}

/** Why a device does not support a setting. */
export function deviceSettingProblem(
  profile: DeviceProfile,
  setting: CryptoSetting,
  value: string | number,
): Problem | undefined {
  const { title, refuses, lifetimes } = limitsOf(profile);
  const phase = phaseOf(setting);
  if (setting.endsWith(".lifetime")) {
    const [lowest = 0, highest = Number.POSITIVE_INFINITY] = lifetimes?.[phase] ?? [];
    const allowed = `${lowest} to ${highest}`;
    return Number(value) < lowest || Number(value) > highest
      ? { what: `${title} does not support a lifetime of ${value} s`, allowed }
      : undefined;
  }
  const refused: readonly string[] = refuses?.[phase] ?? [];
  return refused.includes(String(value))
    ? { what: `${title} does not support ${value}`, allowed: `anything but ${refused.join(", ")}` }
    : undefined;
}

/** Why cenvpn cannot write a setting that a device supports. */
export function unwrittenProblem(profile: DeviceProfile, value: string): Problem | undefined {
  const { title, unwritten = [] } = limitsOf(profile);
  return unwritten.includes(value)
    ? {
        what: `cenvpn writes no configuration with ${value} for ${title}`,
        allowed: `anything but ${unwritten.join(", ")}`,
      }
    : undefined;
}

/** Why a device does not support this kind of routing. */
export function deviceRoutingProblem(profile: DeviceProfile, kind: RoutingKind): Problem | undefined {
  const { title, routing } = limitsOf(profile);
  const kinds: readonly RoutingKind[] = routing?.kinds ?? ROUTING_KINDS;
  return kinds.includes(kind)
    ? undefined
    : { what: `${title} does not support ${WORDS[kind]}`, allowed: kinds.map((each) => WORDS[each]).join(", ") };
}

const WORDS: Readonly<Record<RoutingKind, string>> = {
  bgp: "BGP",
  static: "static routes into the tunnels",
  flows: "protected flows",
};

/** Why a device does not accept a PSK that the cloud accepts. Repeats neither the PSK nor its length. */
export function devicePskProblem(profile: DeviceProfile, psk: string): Problem | undefined {
  const { psk: limits } = limitsOf(profile);
  if (!limits) return undefined;
  const { shortest = 1, longest = LONGEST_PSK, pattern } = limits;
  if (psk.length >= shortest && psk.length <= longest && pattern.test(psk)) return undefined;
  return refusedPsk(profile);
}

/** The message that a device does not accept a PSK, without the PSK. */
export function refusedPsk(profile: DeviceProfile): Problem {
  const { title, psk: { shortest = 1, longest = LONGEST_PSK, words = "" } = {} } = limitsOf(profile);
  return { what: `${title} does not accept the PSK`, allowed: `${shortest} to ${longest} characters, ${words}` };
}

/** Why a block cannot be the inside CIDR of a tunnel to a device. */
export function deviceInsideCidrProblem(profile: DeviceProfile, cidr: string): Problem | undefined {
  const { title, insideCidrs } = limitsOf(profile);
  const block = parseCidr(cidr);
  if (!insideCidrs || !block) return undefined; // another check reports a wrong block
  const { within, except = [] } = insideCidrs;
  const what = `${title} does not accept ${cidr} as an inside CIDR`;
  if (except.includes(cidr)) return { what, allowed: `any /30 but ${except.join(", ")}` };
  return within && !within.some((range) => contains(network(range), block))
    ? { what, allowed: `a /30 of ${within.join(" or ")}` }
    : undefined;
}

/** Why a device needs the other address of an inside CIDR than the cloud has. */
export function deviceCloudIpProblem(profile: DeviceProfile, insideCidr: string, cloudIp: string): Problem | undefined {
  const { title, insideCidrs } = limitsOf(profile);
  if (!insideCidrs?.siteIp || parseCidr(insideCidr)?.length !== 30) return undefined;
  const { cloud: lower, site: higher } = tunnelHosts(insideCidr);
  return cloudIp === lower
    ? { what: `${title} has ${lower} itself`, allowed: higher, fix: `cloudIp: ${higher} in the tunnel` }
    : undefined;
}

/** Why a device cannot use BGP with this ASN at the cloud's end. */
export function deviceAsnProblem(profile: DeviceProfile, asn: number): Problem | undefined {
  const { title, asns } = limitsOf(profile);
  const ranges = asns?.refused ?? [];
  const words = ranges.map(([lowest, highest]) => (lowest === highest ? `${lowest}` : `${lowest} to ${highest}`));
  return ranges.some(([lowest, highest]) => lowest <= asn && asn <= highest)
    ? { what: `${title} does not accept ASN ${asn} at the other end`, allowed: `any but ${words.join(", ")}` }
    : undefined;
}
