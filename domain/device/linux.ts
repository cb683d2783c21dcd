import { STRONGSWAN } from "../source";
import type { DeviceLimits } from "./limits";

const SWANCTL_LIMITS = { ike: ["des"], ipsec: ["des"], source: STRONGSWAN } as const;

/** Devices whose IKE is strongSwan. */
export const LINUX = {
  strongswan: {
    title: "strongSwan with FRR",
    kind: "device",
    refuses: SWANCTL_LIMITS, // in its default builds
  },
  "strongswan-bird": {
    title: "strongSwan with BIRD",
    kind: "device",
    refuses: SWANCTL_LIMITS,
  },
  vyos: {
    title: "VyOS 1.4",
    kind: "device",
    refuses: {
      ike: ["des"],
      ipsec: ["des"],
      source: { title: "vyos-1x, interface-definitions/vpn_ipsec.xml.in", date: "2024-10-21" },
    },
    lifetimes: {
      ipsec: [30, 86_400],
      source: { title: "vyos-1x, interface-definitions/vpn_ipsec.xml.in", date: "2024-10-21" },
    },
    psk: {
      pattern: /^[^"'\\]*$/,
      words: "no quotes and no backslash",
      source: { title: "VyOS, the quotes of its command line, inferred" },
    },
  },
} as const satisfies Record<string, DeviceLimits>;
