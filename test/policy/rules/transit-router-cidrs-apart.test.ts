import { IN_HANGZHOU, type Json, patch, resources, stack, UNKNOWN } from "../fixtures";
import { at, CHENGDU, CIDR, CONNECTION, changed, GATEWAY_1, GATEWAY_2, good, ROUTE } from "../good";
import { testRule } from "../rule-test";

/** A transit router with a CIDR, in the CEN instance with this id or in a new one. */
const hub = (cen?: string): Json =>
  stack(
    resources({
      alicloud_cen_transit_router: { main: { cen_id: cen ?? "${alicloud_cen_instance.main.id}" } },
      alicloud_cen_transit_router_cidr: {
        main: { transit_router_id: "${alicloud_cen_transit_router.main.transit_router_id}", cidr: "10.255.0.0/24" },
      },
    }),
    cen === undefined ? resources({ alicloud_cen_instance: { main: {} } }) : {},
  );
const vpc = (cen: string, block: string): Json =>
  resources({
    alicloud_vpc: { app: { cidr_block: block } },
    alicloud_vswitch: { a: { vpc_id: "${alicloud_vpc.app.id}", cidr_block: block } },
    alicloud_cen_transit_router_vpc_attachment: { app: { vpc_id: "${alicloud_vpc.app.id}", cen_id: cen } },
  });
const withVpc = (cen: string, block: string) => stack(IN_HANGZHOU, hub("cen-abc123"), vpc(cen, block));
const flows = (cloud: string, far: string) =>
  changed(good, { [`${CHENGDU}/local_subnet`]: cloud, [`${CHENGDU}/remote_subnet`]: far, [ROUTE]: undefined });
/** The stack with Shanghai on a private connection. */
const privately = changed(good, {
  [`${CONNECTION}/network_type`]: "private",
  [`${GATEWAY_1}/ip_address`]: "10.254.0.1",
  [`${GATEWAY_2}/ip_address`]: "10.254.0.2",
});
const SECOND = CIDR.replace("/main", "/second");

const overlaps = (network: string, cidr = "10.255.0.0/24") =>
  `${network} overlaps ${cidr}, a CIDR of a transit router: ${at(CIDR)}`;
const twice = overlaps("10.255.0.0/24");

testRule("transit-router-cidrs-apart", {
  passes: {
    "networks that do not overlap": good,
    "one CIDR in CEN instances that two stacks make": { in: hub(), beside: { prod: hub() }, as: ["synth"] },
    "one CIDR in two CEN instances": { in: hub("cen-abc123"), beside: { prod: hub("cen-def456") }, as: ["synth"] },
    "a VPC next to the CIDR": withVpc("cen-abc123", "10.1.0.0/16"),
    // a state has no region; with the region, a CEN instance identifies its transit router
    "a VPC around the CIDR in another CEN instance": { in: withVpc("cen-def456", "10.0.0.0/8"), as: ["synth", "plan"] },
    "devices of a private connection beside it": privately,
    "a device of a public connection in the CIDR, which another rule reports": patch(
      good,
      `${GATEWAY_1}/ip_address`,
      "10.255.0.7",
    ),
    "a device that no connection uses": patch(good, GATEWAY_1.replace("edge-1", "spare"), { ip_address: "10.255.0.7" }),
    "protected flows next to the CIDR": flows("172.16.0.0/16", "192.168.9.0/24"),
  },
  finds: {
    "a static route into the CIDR": {
      in: patch(good, `${ROUTE}/route_dest`, "10.255.0.0/25"),
      findings: [
        {
          at: "route_dest",
          message: overlaps("10.255.0.0/25"),
          address: at(ROUTE),
          fault: "10.255.0.0/25 10.255.0.0/24",
          with: [at(CIDR)],
        },
      ],
    },
    "a second CIDR inside the first, reported at the second": {
      in: patch(good, SECOND, { transit_router_id: "tr-abc123", cidr: "10.255.0.0/25" }),
      findings: [{ at: "cidr", message: overlaps("10.255.0.0/25"), address: at(SECOND) }],
    },
    "the cloud's side of flows": {
      in: flows("10.255.0.128/25", "192.168.9.0/24"),
      findings: [{ at: "local_subnet", message: overlaps("10.255.0.128/25"), address: at(CHENGDU) }],
    },
    "the site's side of flows": {
      in: flows("172.16.0.0/16", "10.192.0.0/10"),
      findings: [{ at: "remote_subnet", message: overlaps("10.192.0.0/10"), address: at(CHENGDU) }],
    },
    "a VPC block around the CIDR, once, with or without a vSwitch there": {
      in: withVpc("cen-abc123", "10.0.0.0/8"),
      as: ["synth", "plan"],
      findings: [{ at: "cidr_block", message: overlaps("10.0.0.0/8"), address: "alicloud_vpc.app" }],
    },
    "a device of a private connection in the CIDR": {
      in: patch(privately, `${GATEWAY_1}/ip_address`, "10.255.0.7"),
      findings: [
        {
          at: "ip_address",
          message: overlaps("10.255.0.7/32"),
          address: at(GATEWAY_1),
          fault: "10.255.0.7/32 10.255.0.0/24",
        },
      ],
    },
    "one CIDR in one CEN instance of two stacks": {
      in: hub("cen-abc123"),
      beside: { another: hub("cen-abc123") },
      as: ["synth"],
      findings: [{ at: "cidr", message: `${twice} in dev-sites`, stacks: ["another", "dev-sites"] }],
    },
  },
  leavesOpen: {
    "the CEN instance of another CIDR": { in: hub(), beside: { prod: hub(UNKNOWN) }, as: ["synth"] },
    "the CEN instance of a new transit router": { in: hub(), beside: { prod: hub("cen-abc123") }, as: ["synth"] },
    "a block of a VPC": withVpc("cen-abc123", UNKNOWN),
    "the CIDR beside a static route": patch(good, `${CIDR}/cidr`, UNKNOWN),
    "the address of a device of a private connection": patch(privately, `${GATEWAY_1}/ip_address`, UNKNOWN),
    "the destination of a static route": patch(good, `${ROUTE}/route_dest`, UNKNOWN),
  },
});
