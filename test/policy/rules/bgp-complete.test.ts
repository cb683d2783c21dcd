import { type Json, patch, UNKNOWN } from "../fixtures";
import {
  at,
  CONNECTION,
  changed,
  GATEWAY_1,
  GATEWAY_2,
  good,
  OFFICE,
  OFFICE_TUNNEL_1,
  OFFICE_TUNNEL_2,
  TUNNEL_2,
} from "../good";
import { testRule } from "../rule-test";

const BGP = `${TUNNEL_2}/tunnel_bgp_config`;
const message = "BGP is on, but the tunnel has no BGP address for the cloud's end";
const ip = { at: "tunnels.2.bgp.local_bgp_ip", message, address: at(CONNECTION) };
const inside = (third: number): Json => ({
  local_asn: 64512,
  tunnel_cidr: `169.254.${third}.0/30`,
  local_bgp_ip: `169.254.${third}.1`,
});
const officeBgp = changed(good, {
  [`${OFFICE}/enable_tunnels_bgp`]: true,
  [`${OFFICE_TUNNEL_1}/tunnel_bgp_config`]: inside(20),
  [`${OFFICE_TUNNEL_2}/tunnel_bgp_config`]: inside(21),
  "resource/alicloud_vpn_customer_gateway/office__edge/asn": "65010",
});

testRule("bgp-complete", {
  cannotBeWaived: "errors",
  passes: {
    "all settings": good,
    "a connection without BGP": changed(good, { [`${CONNECTION}/enable_tunnels_bgp`]: false, [BGP]: undefined }),
    "all settings on a VPN gateway": officeBgp,
  },
  finds: {
    "no address for the cloud's end": { in: patch(good, `${BGP}/local_bgp_ip`, undefined), findings: [ip] },
    "an empty inside CIDR, which the provider does not send": {
      in: patch(good, `${BGP}/tunnel_cidr`, ""),
      findings: [{ at: "tunnels.2.bgp.tunnel_cidr", message: "BGP is on, but the tunnel has no inside CIDR" }],
    },
    "no inside CIDR": {
      in: patch(good, `${BGP}/tunnel_cidr`, undefined),
      findings: [{ at: "tunnels.2.bgp.tunnel_cidr", message: "BGP is on, but the tunnel has no inside CIDR" }],
    },
    "no ASN for the cloud's end": {
      in: patch(good, `${BGP}/local_asn`, undefined),
      findings: [
        { at: "tunnels.2.bgp.local_asn", message: "BGP is on, but the tunnel has no ASN for the cloud's end" },
      ],
    },
    "no block at all": {
      in: patch(good, BGP, undefined),
      findings: [
        { at: "tunnels.2.bgp.local_asn", message: "BGP is on, but the tunnel has no ASN for the cloud's end" },
        ip,
        { at: "tunnels.2.bgp.tunnel_cidr", message: "BGP is on, but the tunnel has no inside CIDR" },
      ],
    },
    "a customer gateway without an ASN": {
      in: patch(good, `${GATEWAY_2}/asn`, undefined),
      findings: [
        {
          at: "tunnels.2.customer_gateway_id",
          message: `BGP is on, but ${at(GATEWAY_2)} has no ASN`,
          address: at(CONNECTION),
          with: [at(GATEWAY_2)],
        },
      ],
    },
    "a customer gateway with an empty ASN, which the provider does not send": {
      in: patch(good, `${GATEWAY_1}/asn`, ""),
      findings: [{ at: "tunnels.1.customer_gateway_id", message: `BGP is on, but ${at(GATEWAY_1)} has no ASN` }],
    },
    "no ASN for the cloud's end on a VPN gateway, where the cloud takes its own": {
      in: patch(officeBgp, `${OFFICE_TUNNEL_2}/tunnel_bgp_config/local_asn`, undefined),
      findings: [
        {
          at: "tunnels.2.bgp.local_asn",
          level: "warning" as const,
          message:
            "the tunnel has no ASN for the cloud's end: the cloud takes 45104, and every plan shows an edit of local_asn",
          address: at(OFFICE),
        },
      ],
    },
    "no address for the cloud's end on a VPN gateway": {
      in: patch(officeBgp, `${OFFICE_TUNNEL_2}/tunnel_bgp_config/local_bgp_ip`, undefined),
      findings: [{ ...ip, address: at(OFFICE) }],
    },
  },
  leavesOpen: {
    "whether BGP is on": changed(good, {
      [`${CONNECTION}/enable_tunnels_bgp`]: UNKNOWN,
      [`${BGP}/local_bgp_ip`]: undefined,
    }),
    "an ASN of a device that is not known yet": patch(good, `${GATEWAY_2}/asn`, UNKNOWN),
    "an ASN from another resource": patch(good, `${GATEWAY_2}/asn`, "${terraform_data.asn.output}"),
    "a device that is not known yet": patch(
      patch(good, `${GATEWAY_2}/asn`, undefined),
      `${TUNNEL_2}/customer_gateway_id`,
      UNKNOWN,
    ),
  },
});
