import { IOS_XE_WEAK_CRYPTO } from "../source";
import type { DeviceLimits } from "./limits";

const TYPED = { pattern: /^[^?"'\\]*$/, words: "no question mark, quotes or backslash" } as const;

export const ROUTERS = {
  "ios-xe": {
    title: "Cisco IOS XE from 17.11.1 on",
    kind: "device",
    refuses: {
      ike: ["des", "3des", "md5", "group1", "group2", "group5"],
      ipsec: ["des", "3des", "md5", "group1", "group2", "group5"],
      source: IOS_XE_WEAK_CRYPTO,
    },
    unwritten: ["aggressive"],
    psk: { ...TYPED, source: { title: "Cisco IOS XE, help and quotes of its command line, inferred" } },
  },
  vrp: {
    title: "Huawei USG and AR (VRP)",
    kind: "device",
    unwritten: ["aggressive"],
    routing: {
      kinds: ["bgp", "static"],
      source: { title: "Huawei USG6000E, “IPSec tunnel interfaces”: a profile protects all that is routed into it" },
    },
    psk: { ...TYPED, source: { title: "Huawei VRP, help of its command line, inferred" } },
  },
  comware: {
    title: "H3C (Comware 7)",
    kind: "device",
    unwritten: ["aggressive"],
    routing: {
      kinds: ["bgp", "static"],
      source: { title: "HPE HSR6800 security guide, IPsec profiles: one SA protects all that is routed into it" },
    },
    psk: { ...TYPED, source: { title: "H3C Comware, help of its command line, inferred" } },
  },
  routeros: {
    title: "MikroTik RouterOS 7",
    kind: "device",
    refuses: {
      ike: [],
      ipsec: ["sha384"],
      source: { title: "terraform-provider-routeros, resource_ip_ipsec_proposal.go" },
    },
    psk: {
      pattern: /^(?!0x)/i,
      words: "not beginning with 0x, which it reads as hex",
      source: { title: "terraform-provider-routeros, resource_ip_ipsec_identity.go" },
    },
    refused: {
      why: "it has no route-based IPsec: only one of two policies with the same networks is active, so a second tunnel never carries traffic",
      source: { title: "RouterOS, IPsec policies, inferred" },
    },
  },
} as const satisfies Record<string, DeviceLimits>;
