import type { CryptoSetting } from "../crypto";
import type { Source } from "../source";

/** The kind of routing: learned routes, static routes into the tunnel, or protected flows. */
export const ROUTING_KINDS = ["bgp", "static", "flows"] as const;
export type RoutingKind = (typeof ROUTING_KINDS)[number];

/** A limit, and who says so. */
type Sourced<T> = T & { readonly source: Source };

/** What a device or a cloud at the site's end supports. Anything not named here has no known limit. */
export interface DeviceLimits {
  readonly title: string;
  readonly kind: "device" | "cloud";
  /** Versions, modes, algorithms and groups that it does not support, in the provider's words, by phase. */
  readonly refuses?: Sourced<{ readonly ike: readonly string[]; readonly ipsec: readonly string[] }>;
  /** Settings that it supports, but that cenvpn does not write for it. */
  readonly unwritten?: readonly string[];
  /** @default all */
  readonly routing?: Sourced<{ readonly kinds: readonly RoutingKind[] }>;
  /** Seconds, lowest and highest. */
  readonly lifetimes?: Sourced<Partial<Record<"ike" | "ipsec", readonly [lowest: number, highest: number]>>>;
  readonly psk?: Sourced<PskLimits>;
  readonly insideCidrs?: Sourced<InsideCidrLimits>;
  /** ASNs that it does not accept at the cloud's end. */
  readonly asns?: Sourced<{ readonly refused: readonly (readonly [lowest: number, highest: number])[] }>;
  /** Why it cannot be the other end of two tunnels at all. */
  readonly refused?: Sourced<{ readonly why: string }>;
}

export interface PskLimits {
  /** @default 1 */
  readonly shortest?: number;
  /** @default what the cloud accepts */
  readonly longest?: number;
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly words: string;
}

export interface InsideCidrLimits {
  /** Networks, one of which must contain the block. @default 169.254.0.0/16 */
  readonly within?: readonly string[];
  /** Blocks that it keeps for itself. */
  readonly except?: readonly string[];
  /** Which of the two addresses it uses. @default the one that the cloud leaves free */
  readonly siteIp?: "lower";
}

/** The phase and the name of a setting. */
export function phaseOf(setting: CryptoSetting): "ike" | "ipsec" {
  return setting.startsWith("ike.") ? "ike" : "ipsec";
}
