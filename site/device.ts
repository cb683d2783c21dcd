import type { DeviceProfile } from "../domain/device";
import type { ProtectedFlows } from "./connection";

export const PREFERENCES = ["active-active", "active-standby"] as const;
/** Which tunnels a device sends through: both at once, or tunnel 2 only when tunnel 1 is down. */
export type Preference = (typeof PREFERENCES)[number];

/** What a person must know to configure the device behind a customer gateway. The cloud learns nothing of it. */
export interface Device {
  /** What the device is, which gives its language and its limits. @default not known: cenvpn writes only a sheet */
  readonly profile?: DeviceProfile;
  /**
   * Address of its outside interface, if NAT translates it to the customer gateway's.
   * @default the customer gateway's
   */
  readonly address?: string;
  /** Name of its outside interface. @default a placeholder, where the language needs one */
  readonly interface?: string;
  /** Largest packet on the way to the cloud, in bytes. @default 1500 */
  readonly mtu?: number;
  /**
   * Networks behind the two ends: the device advertises the site's, and accepts or routes to the cloud's.
   * @default the routes and protected flows of the connection
   */
  readonly networks?: Partial<ProtectedFlows>;
  /** @default active-active; on a VPN gateway, whose tunnel 2 is a slave, active-standby */
  readonly preference?: Preference;
}
