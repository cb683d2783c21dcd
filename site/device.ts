import type { DeviceProfile } from "../domain/device";
import type { ProtectedFlows } from "./connection";

export const PREFERENCES = ["active-active", "active-standby"] as const;
/** Which of its tunnels a device sends by: all at once, or tunnel 2 only when tunnel 1 is down. */
export type Preference = (typeof PREFERENCES)[number];

/** What whoever configures the device behind a customer gateway must know. The cloud learns nothing of it. */
export interface Device {
  /** What it is, and so its language and its limits. @default not known: a sheet alone can be written */
  readonly profile?: DeviceProfile;
  /** Address of its outside interface, where NAT makes the customer gateway's of it. @default the customer gateway's */
  readonly address?: string;
  /** Name of its outside interface. @default a placeholder, where the language needs one */
  readonly interface?: string;
  /** Largest packet on the way to the cloud, in bytes. @default 1500 */
  readonly mtu?: number;
  /**
   * Networks behind the two ends: those of the site are advertised, those of the cloud accepted, or routed to. @default the routes
   * and protected flows of the connection
   */
  readonly networks?: Partial<ProtectedFlows>;
  /** @default active-active; on a VPN gateway, whose tunnel 2 is a slave, active-standby */
  readonly preference?: Preference;
}
