/** One fault between a device's BGP daemon (FRR) and the cloud's (BIRD). */
export interface BrokenBgp {
  readonly title: string;
  readonly fault: string;
  /** Which addresses the device takes for its own and for the cloud's. @default the second and the first of the /30 */
  readonly device?: { readonly own?: 1 | 2; readonly neighbour?: 1 | 2 | "elsewhere" };
  /** ASNs that one end expects of the other. */
  readonly cloudAsnAtDevice?: number;
  readonly deviceAsnAtCloud?: number;
  readonly password?: "device" | "cloud" | "both, another one";
  /** Whether the device has a route policy for the neighbour. @default true */
  readonly policy?: boolean;
  /** Hold time that the cloud offers, in seconds. @default 30 */
  readonly holdTime?: number;
  readonly onceUp?: "cut" | "shut down";
}

export const CLOUD_ASN = 45104;
export const DEVICE_ASN = 65001;

export const BROKEN_BGP: readonly BrokenBgp[] = [
  { title: "BGP: the device expects another ASN of the cloud", fault: "bgp-asn", cloudAsnAtDevice: 45105 },
  { title: "BGP: the cloud knows another ASN of the device", fault: "bgp-asn", deviceAsnAtCloud: 65002 },
  { title: "BGP: the inside addresses are swapped", fault: "bgp-own-asn", device: { neighbour: 2 } },
  {
    title: "BGP: the device took the cloud's inside address",
    fault: "bgp-address-taken",
    device: { own: 1, neighbour: 2 },
  },
  { title: "BGP: the neighbour is in another /30", fault: "bgp-no-route", device: { neighbour: "elsewhere" } },
  { title: "BGP: a password at the device only", fault: "bgp-silent", password: "device" },
  { title: "BGP: a password at the cloud only", fault: "bgp-silent", password: "cloud" },
  { title: "BGP: two different passwords", fault: "bgp-silent", password: "both, another one" },
  { title: "BGP: the device refuses the cloud's hold time", fault: "bgp-hold-time", holdTime: 3 },
  { title: "BGP: the path is cut while the session is up", fault: "bgp-hold-timer", onceUp: "cut" },
  { title: "BGP: the device has no policy for the neighbour", fault: "bgp-policy", policy: false },
  { title: "BGP: the cloud turns the session off", fault: "bgp-shutdown", onceUp: "shut down" },
];
