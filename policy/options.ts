import { STRONG_SETTINGS } from "../domain/crypto";
import type { DeviceProfile } from "../domain/device";
import { HEADROOM_WARNING } from "../domain/limit";

/** A team's own choices; rules that need one get all of them. */
export interface RuleOptions {
  /**
   * Versions, modes, algorithms and groups that tunnels may use, in the provider's words: `aes256`, `group14`.
   * @default all except weak ones
   */
  readonly allowedCrypto: readonly string[];
  /** Shortest lifetime of either phase without a warning, in seconds. @default 3600 */
  readonly shortestLifetime: number;
  /** Shortest PSK without a finding, in characters. @default 16 */
  readonly shortestKey: number;
  /** Share of a limit from which a warning shows what is left, 0 to 1. @default 0.8 */
  readonly headroom: number;
  /** Kinds of networks, besides VPCs, that sites must reach through the transit router. @default none */
  readonly transit: readonly TransitKind[];
  /** Devices at the sites, by the address of their customer gateway, or by its id. @default nothing */
  readonly devices: Readonly<Record<string, Device>>;
}

/** Other VPN connections, Express Connect, Cloud Connect Network. The cloud cuts them off from VPN by default. */
export type TransitKind = "VPN" | "VBR" | "CCN";

/** A device at a site, for rules. */
export interface Device {
  /** What it is. @default what the environment file says, which the stack passes on */
  readonly profile?: DeviceProfile;
  /** Whether it sends an IKE identity other than the customer gateway's address, as behind NAT. @default false */
  readonly behindNat?: boolean;
  /** Whether it accepts only an IKE identity of the cloud that is configured beforehand. @default false */
  readonly pinsCloudId?: boolean;
}

/** The default options of rules. */
export const DEFAULT_RULE_OPTIONS: RuleOptions = {
  allowedCrypto: STRONG_SETTINGS,
  shortestLifetime: 3600,
  shortestKey: 16,
  headroom: HEADROOM_WARNING,
  transit: [],
  devices: {},
};
