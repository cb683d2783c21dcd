import type { DeviceLimits } from "./limits";

export const FIREWALLS = {
  asa: {
    title: "Cisco ASA from 9.15 on",
    kind: "device",
    refuses: {
      ike: ["des", "3des", "md5", "group1", "group2", "group5"],
      ipsec: ["des", "3des", "md5", "group1", "group2", "group5"],
      source: { title: "Cisco FMC 6.7 release notes, removed algorithms, as quoted by FMC_Unsupported_Algorithms" },
    },
    unwritten: ["ikev1", "aggressive"],
    routing: { kinds: ["bgp", "static"], source: { title: "Cisco 200982 and 212478, ASA virtual tunnel interfaces" } },
    psk: {
      pattern: /^[^?"'\\]*$/,
      words: "no question mark, quotes or backslash",
      source: { title: "Cisco ASA, help and quotes of its command line, inferred" },
    },
  },
  "junos-srx": {
    title: "Juniper SRX",
    kind: "device",
    refuses: {
      ike: ["sha512"],
      ipsec: ["sha384", "sha512"],
      source: { title: "Junos schema in junoscfg 0.5.10; newer releases do more" },
    },
    lifetimes: {
      ike: [180, 86_400],
      ipsec: [180, 86_400],
      source: { title: "terraform-provider-junos, security_ike_proposal and security_ipsec_proposal" },
    },
    psk: {
      pattern: /^[^"\\]*$/,
      words: "no double quotes and no backslash",
      source: { title: "Junos, quoted texts of its command line, inferred" },
    },
  },
  "pan-os": {
    title: "Palo Alto PAN-OS",
    kind: "device",
    unwritten: ["aggressive"],
    psk: {
      pattern: /^[^?"'\\]*$/,
      words: "no question mark, quotes or backslash",
      source: { title: "PAN-OS, help and quotes of its command line, inferred" },
    },
  },
  fortios: {
    title: "Fortinet FortiOS 6.4 to 7.6",
    kind: "device",
    lifetimes: {
      ike: [120, 172_800],
      ipsec: [120, 172_800],
      source: { title: "fortinet.fortios collection, fortios_vpn_ipsec_phase1_interface and phase2_interface" },
    },
    psk: {
      shortest: 6,
      pattern: /^(?!0x)[^?"'\\]*$/i,
      words: "not beginning with 0x, which it reads as hex, and without question mark, quotes or backslash",
      source: { title: "fortinet.fortios collection, psksecret; shortest length inferred" },
    },
  },
} as const satisfies Record<string, DeviceLimits>;
