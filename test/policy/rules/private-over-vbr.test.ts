import { type Json, patch, stack, UNKNOWN } from "../fixtures";
import {
  ATTACHMENT,
  at,
  CONNECTION,
  changed,
  GATEWAY_1,
  GATEWAY_2,
  hub,
  MADE_HERE,
  OFFICE,
  ROUTER,
  reference,
  TUNNELS,
} from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";
import { settled } from "../settled";

const LINE = "resource/alicloud_cen_transit_router_vbr_attachment/line";
const CEN = "resource/alicloud_cen_instance/main";
const NETWORK = `${CONNECTION}/network_type`;

/** A private connection on a transit router without a virtual border router. */
const bare = patch({ ...hub, provider: { alicloud: [{ region: "cn-hangzhou" }] } }, NETWORK, "private");
const VPC_ATTACHMENT = "resource/alicloud_cen_transit_router_vpc_attachment/app";
/** The stack, with both devices in a VPC on the transit router. */
const inVpc = (block = "10.1.0.0/16") =>
  changed(bare, {
    "resource/alicloud_vpc/app": { cidr_block: block },
    [VPC_ATTACHMENT]: {
      vpc_id: "${alicloud_vpc.app.id}",
      transit_router_id: MADE_HERE,
      zone_mappings: [
        { vswitch_id: "vsw-1", zone_id: "cn-hangzhou-h" },
        { vswitch_id: "vsw-2", zone_id: "cn-hangzhou-i" },
      ],
    },
    [`${GATEWAY_1}/ip_address`]: "10.1.0.1",
    [`${GATEWAY_2}/ip_address`]: "10.1.0.2",
  });
const over = (others: Json, json = bare) => patch(json, LINE, { vbr_id: "vbr-abc123", ...others });
const noLine = {
  message: `the connection is private, but ${at(ROUTER)} has no Express Connect line`,
  address: at(ATTACHMENT),
};
/** The stack, which now also makes the CEN instance. */
const ofCen = (json: Json) => changed(json, { [CEN]: {}, [`${ROUTER}/cen_id`]: reference(CEN) });
const byCen = (cen: string, json = bare) => over({ cen_id: cen }, ofCen(json));
const outside = { ...bare, provider: { alicloud: [{}] } };
/** The stack, which imports the existing transit router. */
const imported = settled(bare, (changes) => {
  for (const [address, { change }] of changes)
    if (address === at(ROUTER)) Object.assign(change, { importing: { id: "cen-abc123:tr-abc123" } });
});

testRule("private-over-vbr", {
  passes: {
    "a private connection over a virtual border router": over({ transit_router_id: MADE_HERE }),
    "devices in a VPC on the transit router": inVpc(),
    "a device in each of two VPCs on the transit router": changed(inVpc("10.1.0.0/24"), {
      "resource/alicloud_vpc/other": { cidr_block: "10.1.1.0/24" },
      "resource/alicloud_cen_transit_router_vpc_attachment/other": {
        vpc_id: "${alicloud_vpc.other.id}",
        transit_router_id: MADE_HERE,
      },
      [`${GATEWAY_2}/ip_address`]: "10.1.1.9",
    }),
    "a device of a single tunnel in a VPC": changed(inVpc(), {
      [TUNNELS]: undefined,
      [`${CONNECTION}/customer_gateway_id`]: reference(GATEWAY_1),
      [`${CONNECTION}/ike_config`]: { ike_version: "ikev2" },
    }),
    "a public connection": patch(bare, NETWORK, "public"),
    "a connection without a network type": patch(bare, NETWORK, undefined),
    "a transit router of another stack": patch(bare, `${ATTACHMENT}/transit_router_id`, "tr-abc123"),
    "a virtual border router that names the CEN instance": byCen(reference(CEN)),
    "a transit router that is taken over": imported,
    "a connection on a VPN gateway": changed(bare, {
      [OFFICE]: { vpn_gateway_id: "vpn-abc123", network_type: "private" },
      [`${ATTACHMENT}/vpn_id`]: reference(OFFICE),
    }),
  },
  finds: {
    "a private connection without a virtual border router": {
      in: bare,
      findings: [{ ...noLine, with: [at(CONNECTION), at(ROUTER)] }],
    },
    "a device outside the VPC on the transit router": {
      in: patch(inVpc(), `${GATEWAY_2}/ip_address`, "192.168.1.1"),
      findings: [noLine],
    },
    "devices in a VPC on another transit router": {
      in: patch(inVpc(), `${VPC_ATTACHMENT}/transit_router_id`, "tr-def456"),
      as: ["plan"],
      findings: [noLine],
    },
    "a virtual border router with count 0": {
      in: patch(over({ transit_router_id: MADE_HERE }), `${LINE}/count`, 0),
      as: ["synth"],
      findings: [noLine],
    },
    "a virtual border router of the CEN instance with count 0": {
      in: patch(byCen(reference(CEN)), `${LINE}/count`, 0),
      as: ["synth"],
      findings: [noLine],
    },
    "a virtual border router of another transit router": {
      in: over({ transit_router_id: "tr-def456" }),
      as: ["plan"],
      findings: [noLine],
    },
    "an existing transit router of this stack": { in: planOfChange(bare, bare), findings: [noLine] },
    "no virtual border router of this stack's CEN instance": { in: ofCen(bare), findings: [noLine] },
  },
  leavesOpen: {
    "the networks of an attached VPC": {
      in: patch(inVpc(), "resource/alicloud_vpc/app/cidr_block", UNKNOWN),
      because: `the devices might stand in the VPC of ${at(VPC_ATTACHMENT)}`,
    },
    "an attached VPC of another stack": patch(inVpc(), `${VPC_ATTACHMENT}/vpc_id`, "vpc-abc123"),
    "the transit router of a VPC": patch(inVpc(), `${VPC_ATTACHMENT}/transit_router_id`, UNKNOWN),
    "the address of a device": patch(inVpc(), `${GATEWAY_1}/ip_address`, UNKNOWN),
    "the transit router of a virtual border router": over({ transit_router_id: UNKNOWN }),
    "the CEN instance of a virtual border router": {
      in: byCen(UNKNOWN),
      because: `${at(LINE)} might be its line: it names only the CEN instance`,
    },
    "whether a CEN instance is this stack's": byCen("cen-abc123"),
    "a virtual border router of the CEN instance in an unknown region": byCen(reference(CEN), outside),
    "whether a connection is private": patch(bare, NETWORK, UNKNOWN),
    "the transit router of a connection": patch(bare, `${ATTACHMENT}/transit_router_id`, UNKNOWN),
    "the connection of an attachment": patch(bare, `${ATTACHMENT}/vpn_id`, "vco-abc123"),
    "the number of virtual border routers": {
      in: patch(over({ transit_router_id: MADE_HERE }), `${LINE}/count`, UNKNOWN),
      as: ["synth"],
    },
    "a virtual border router in another part of the stack": {
      in: stack(bare, { module: { lines: { source: "./lines" } } }),
      as: ["synth"],
    },
  },
});
