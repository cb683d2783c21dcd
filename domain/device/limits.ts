import type { CryptoSetting } from "../crypto";
import type { Source } from "../source";

/** How traffic finds its way: learned routes, static routes into the tunnel, or protected flows. */
export const ROUTING_KINDS = ["bgp", "static", "flows"] as const;
export type RoutingKind = (typeof ROUTING_KINDS)[number];

/** A limit, and who says so. */
type Sourced<T> = T & { readonly source: Source };

/** What a device or a cloud at the site's end can do. What is not named has no limit that is known. */
export interface DeviceLimits {
  readonly title: string;
  readonly kind: "device" | "cloud";
  /** Versions, modes, algorithms and groups that it does not do, in the provider's words, by phase. */
  readonly refuses?: Sourced<{ readonly ike: readonly string[]; readonly ipsec: readonly string[] }>;
  /** What it can do, but the configuration that is written for it does not say. */
  readonly unwritten?: readonly string[];
  /** @default all */
  readonly routing?: Sourced<{ readonly kinds: readonly RoutingKind[] }>;
  /** Seconds, lowest and highest. */
  readonly lifetimes?: Sourced<Partial<Record<"ike" | "ipsec", readonly [lowest: number, highest: number]>>>;
  readonly psk?: Sourced<PskLimits>;
  readonly insideCidrs?: Sourced<InsideCidrLimits>;
  /** ASNs that it does not let the cloud's end have. */
  readonly asns?: Sourced<{ readonly refused: readonly (readonly [lowest: number, highest: number])[] }>;
  /** Why it cannot be the far end of two tunnels at all. */
  readonly refused?: Sourced<{ readonly why: string }>;
}

export interface PskLimits {
  /** @default 1 */
  readonly shortest?: number;
  /** @default what the cloud takes */
  readonly longest?: number;
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly words: string;
}

export interface InsideCidrLimits {
  /** Networks that a block must be in one of. @default 169.254.0.0/16 */
  readonly within?: readonly string[];
  /** Blocks that it keeps for itself. */
  readonly except?: readonly string[];
  /** Which of the two addresses it has. @default the one that the cloud leaves */
  readonly siteIp?: "lower";
}

/** The phase and the name of a setting. */
export function phaseOf(setting: CryptoSetting): "ike" | "ipsec" {
  return setting.startsWith("ike.") ? "ike" : "ipsec";
}
