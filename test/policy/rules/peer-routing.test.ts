import type { Device } from "../../../policy";
import { addressOf, patch, UNKNOWN } from "../fixtures";
import { at, CHENGDU, CONNECTION, changed, EDGE_2, GATEWAY_2, good, OFFICE, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const BGP = `${TUNNEL_2}/tunnel_bgp_config`;
const known = (address: string, profile: NonNullable<Device["profile"]>) => ({ devices: { [address]: { profile } } });
const forAzure = changed(good, {
  [`${BGP}/tunnel_cidr`]: "169.254.21.4/30",
  [`${BGP}/local_bgp_ip`]: "169.254.21.5",
});

testRule("peer-routing", {
  options: known(EDGE_2, "azure"),
  passes: {
    "a block that the device takes": forAzure,
    "a device without limits": { in: good, options: known(EDGE_2, "strongswan") },
    "a device that no file describes": { in: good, options: { devices: {} } },
    "a device with unknown software": { in: good, options: { devices: { [EDGE_2]: { behindNat: true } } } },
    "static routes to a device that supports them": { in: good, options: known(addressOf("chengdu", 1), "vrp") },
    "an address that the device does not use": {
      in: patch(good, `${BGP}/local_bgp_ip`, "169.254.10.6"),
      options: known(EDGE_2, "aws"),
    },
  },
  finds: {
    "a block that the device does not accept": {
      in: good,
      findings: [
        {
          at: "tunnels.2.bgp.tunnel_cidr",
          message: "Azure VPN gateway does not accept 169.254.10.4/30 as an inside CIDR",
          address: at(CONNECTION),
        },
      ],
    },
    "the device's own address": {
      in: good,
      options: known(EDGE_2, "aws"),
      findings: [{ at: "tunnels.2.bgp.local_bgp_ip", message: "AWS transit gateway has 169.254.10.5 itself" }],
    },
    "an ASN that the device does not accept": {
      in: patch(forAzure, `${BGP}/local_asn`, 65515),
      findings: [
        { at: "tunnels.2.bgp.local_asn", message: "Azure VPN gateway does not accept ASN 65515 at the other end" },
      ],
    },
    "static routes to a device that only learns routes": {
      in: good,
      options: known(addressOf("chengdu", 1), "google"),
      findings: [{ message: "Google HA VPN does not support static routes into the tunnels", address: at(CHENGDU) }],
    },
    "protected flows to a device that protects all traffic": {
      in: good,
      options: known("203.0.113.20", "comware"),
      findings: [1, 2].map(() => ({
        message: "H3C (Comware 7) does not support protected flows",
        address: at(OFFICE),
      })),
    },
    "a device that cannot be the other end": {
      in: good,
      options: known(EDGE_2, "routeros"),
      findings: [
        {
          message:
            "MikroTik RouterOS 7 cannot be the other end of two tunnels: it has no route-based IPsec: only one of two policies with the same networks is active, so a second tunnel never carries traffic",
        },
      ],
    },
  },
  leavesOpen: {
    "a block that is not known yet": patch(forAzure, `${BGP}/tunnel_cidr`, UNKNOWN),
    "an ASN that is not known yet": patch(forAzure, `${BGP}/local_asn`, UNKNOWN),
    "a device that is not known yet": patch(good, `${GATEWAY_2}/ip_address`, UNKNOWN),
  },
});
