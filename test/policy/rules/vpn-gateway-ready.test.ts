import { type Json, office, patch, UNKNOWN } from "../fixtures";
import { at, changed, OFFICE, OFFICE_TUNNEL_1, reference } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";

const GATEWAY = "resource/alicloud_vpn_gateway/main";
const DEVICE = "resource/alicloud_vpn_customer_gateway/office__edge";

/** A connection on a VPN gateway of the same stack. */
const ready = changed(office(), {
  [GATEWAY]: {
    vpc_id: "vpc-abc123",
    bandwidth: 100,
    vswitch_id: "vsw-1",
    disaster_recovery_vswitch_id: "vsw-2",
  },
  [`${OFFICE}/vpn_gateway_id`]: reference(GATEWAY),
});
const but = (argument: string, value: Json[string], json = ready) => patch(json, `${GATEWAY}/${argument}`, value);
const bgp = patch(ready, `${OFFICE}/enable_tunnels_bgp`, true);
const elsewhere = (argument: string, value: Json[string]) =>
  patch(but(argument, value), `${OFFICE}/vpn_gateway_id`, "vpn-abc123");
const address = at(GATEWAY);
const off = {
  at: "enable_ipsec",
  message: "IPsec-VPN is off on the VPN gateway, and connections end there",
  address,
  with: [at(OFFICE)],
};
const warning = { address, level: "warning" as const, with: [at(OFFICE)] };
/** A VPN gateway of this network type, with a connection whose two tunnels end at one device with this address. */
const onNetwork = (type: string, ip: string) => ({
  in: patch(but("network_type", type), `${DEVICE}/ip_address`, ip),
  findings: [
    {
      at: "network_type",
      message: `the VPN gateway is ${type}, but ${ip}, at the end of ${at(OFFICE)}, is not`,
      address,
      fault: `${type} ${ip}`,
      with: [at(OFFICE), at(DEVICE)],
    },
  ],
});

testRule("vpn-gateway-ready", {
  passes: {
    "a VPN gateway with all of it": ready,
    "IPsec-VPN on": but("enable_ipsec", true),
    "BGP whose routes the VPC learns": but("auto_propagate", true, bgp),
    "a VPN gateway without connections": elsewhere("enable_ipsec", false),
    "an existing VPN gateway without written vSwitches": planOfChange(
      but("disaster_recovery_vswitch_id", undefined),
      but("disaster_recovery_vswitch_id", undefined),
    ),
    "one vSwitch for connections with a single tunnel": but(
      "disaster_recovery_vswitch_id",
      undefined,
      changed(ready, { [`${OFFICE}/tunnel_options_specification`]: [], [`${OFFICE}/customer_gateway_id`]: "cgw-1" }),
    ),
    "a private VPN gateway and a private device": patch(
      but("network_type", "private"),
      `${DEVICE}/ip_address`,
      "10.1.0.1",
    ),
    "a device with a wrong address, which another rule reports": patch(ready, `${DEVICE}/ip_address`, "100.64.0.1"),
    "a network type that does not exist": but("network_type", "internal"),
    "a connection with count 0": {
      in: patch(but("enable_ipsec", false), `${OFFICE}/count`, 0),
      as: ["synth"],
    },
  },
  finds: {
    "IPsec-VPN that is off": { in: but("enable_ipsec", false), findings: [off] },
    "IPsec-VPN that was off before": {
      in: planOfChange(but("enable_ipsec", false), but("enable_ipsec", false)),
      findings: [{ ...off, with: [] }],
    },
    "IPsec-VPN that is turned off, which is never sent": {
      in: planOfChange(but("enable_ipsec", true), but("enable_ipsec", false)),
      findings: [
        {
          ...off,
          with: [],
          level: "warning",
          message: "enable_ipsec = false is never sent: IPsec-VPN stays on, and every plan shows the change again",
        },
      ],
    },
    "IPsec-VPN that is turned off with another gateway": {
      in: planOfChange(ready, patch(but("enable_ipsec", false), `${GATEWAY}/bandwidth`, 200)),
      findings: [{ ...off, with: [] }],
    },
    "one vSwitch for two tunnels": {
      in: but("disaster_recovery_vswitch_id", undefined),
      as: ["synth", "plan"],
      findings: [
        { ...warning, at: "disaster_recovery_vswitch_id", message: "disaster_recovery_vswitch_id is not given" },
      ],
    },
    "an empty id of a vSwitch, which the provider does not send": {
      in: but("disaster_recovery_vswitch_id", ""),
      as: ["synth", "plan"],
      findings: [
        { ...warning, at: "disaster_recovery_vswitch_id", message: "disaster_recovery_vswitch_id is not given" },
      ],
    },
    "no vSwitch": {
      in: but("vswitch_id", undefined),
      as: ["synth", "plan"],
      findings: [{ ...warning, at: "vswitch_id", message: "vswitch_id is not given" }],
    },
    "one vSwitch twice": {
      in: but("vswitch_id", "vsw-2"),
      as: ["synth", "plan"],
      findings: [{ ...warning, at: "disaster_recovery_vswitch_id", message: "both tunnels get the same vSwitch" }],
    },
    "BGP whose routes the VPC does not learn": {
      in: bgp,
      findings: [
        {
          ...warning,
          at: "auto_propagate",
          message: `what BGP learns at ${at(OFFICE)} does not reach the VPC's route table`,
        },
      ],
    },
    "a private device on a public VPN gateway": onNetwork("public", "10.1.0.1"),
    "a public device on a private VPN gateway": onNetwork("private", "203.0.113.20"),
    "two faults at once": {
      in: but("enable_ipsec", false, bgp),
      findings: [
        {
          ...warning,
          at: "auto_propagate",
          message: `what BGP learns at ${at(OFFICE)} does not reach the VPC's route table`,
        },
        off,
      ],
    },
  },
  leavesOpen: {
    "the VPN gateway of a connection": patch(but("enable_ipsec", false), `${OFFICE}/vpn_gateway_id`, UNKNOWN),
    "whether IPsec-VPN is on": but("enable_ipsec", UNKNOWN),
    "the vSwitches of the VPN gateway": { in: but("vswitch_id", UNKNOWN), as: ["synth"] },
    "the number of tunnels": patch(ready, `${OFFICE}/tunnel_options_specification`, UNKNOWN),
    "whether a connection has BGP": patch(ready, `${OFFICE}/enable_tunnels_bgp`, UNKNOWN),
    "whether the VPC learns BGP routes": but("auto_propagate", UNKNOWN, bgp),
    "the network type of the VPN gateway": but("network_type", UNKNOWN),
    "the device of a tunnel": {
      in: patch(ready, `${OFFICE_TUNNEL_1}/customer_gateway_id`, UNKNOWN),
      as: ["synth"],
    },
  },
});
