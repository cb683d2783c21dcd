import { API_VPC, AWS_TUNNELS } from "../source";
import type { DeviceLimits } from "./limits";

const AZURE_POLICY = { title: "Azure VPN gateway, FAQ on IPsec/IKE policies" } as const;
const AZURE_BGP = { title: "Azure VPN gateway, “Configure BGP”" } as const;

/** Clouds at the other end. */
export const CLOUDS = {
  aws: {
    title: "AWS transit gateway",
    kind: "cloud",
    refuses: {
      ike: ["aes192", "3des", "des", "md5", "group1", "group5", "aggressive"],
      ipsec: ["aes192", "3des", "des", "md5", "group1", "disabled"],
      source: AWS_TUNNELS,
    },
    routing: { kinds: ["bgp", "static"], source: AWS_TUNNELS },
    lifetimes: { ike: [900, 28_800], ipsec: [900, 3_600], source: AWS_TUNNELS },
    psk: {
      shortest: 8,
      longest: 64,
      pattern: /^(?!0)[A-Za-z0-9._]*$/,
      words: "letters, digits, . and _, not beginning with 0",
      source: AWS_TUNNELS,
    },
    insideCidrs: {
      except: [
        "169.254.0.0/30",
        "169.254.1.0/30",
        "169.254.2.0/30",
        "169.254.3.0/30",
        "169.254.4.0/30",
        "169.254.5.0/30",
        "169.254.169.252/30",
      ],
      siteIp: "lower",
      source: AWS_TUNNELS,
    },
  },
  azure: {
    title: "Azure VPN gateway",
    kind: "cloud",
    refuses: {
      ike: ["sha512", "group5", "aggressive"],
      ipsec: ["sha384", "sha512", "group5"],
      source: AZURE_POLICY,
    },
    lifetimes: { ipsec: [300, 86_400], source: AZURE_POLICY },
    insideCidrs: { within: ["169.254.21.0/24", "169.254.22.0/24"], source: AZURE_BGP },
    asns: {
      refused: [
        [8074, 8075],
        [12076, 12076],
        [23456, 23456],
        [64496, 64511],
        [65515, 65515],
        [65517, 65520],
        [65535, 65551],
      ],
      source: { title: "Azure VPN gateway, FAQ on BGP" },
    },
  },
  google: {
    title: "Google HA VPN",
    kind: "cloud",
    refuses: {
      ike: ["aggressive"],
      ipsec: [],
      source: { title: "Google Cloud VPN, “Supported IKE ciphers”" },
    },
    routing: { kinds: ["bgp"], source: { title: "Google Cloud, “HA VPN with Cisco ASA”: dynamic routing only" } },
  },
  alibaba: {
    title: "Alibaba Cloud, another site",
    kind: "cloud",
    asns: { refused: [[45104, 45104]], source: API_VPC },
  },
} as const satisfies Record<string, DeviceLimits>;
