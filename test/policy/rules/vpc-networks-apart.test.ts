import { IN_HANGZHOU, type Json, patch, resources, site, stack, UNKNOWN } from "../fixtures";
import { changed } from "../good";
import { testRule } from "../rule-test";
import { stateOf } from "../state-of";

const CEN_OF_OFFICE = "resource/alicloud_cen_transit_router_vpn_attachment/office__main/cen_id";
const ATTACHED = "resource/alicloud_cen_transit_router_vpc_attachment/app";
const APP = "resource/alicloud_vpc/app";
const OFFICE = "resource/alicloud_vpn_gateway_vpn_attachment/office__main";
const OF_APP = { vpc_id: "${alicloud_vpc.app.id}" };
const BLOCK = "10.1.0.0/16";

/** A VPC on a transit router, with more CIDR blocks if given. */
const vpc = (block: string | undefined, networks: Json = {}, transitRouter = "tr-abc123", cen = "cen-abc123") =>
  stack(
    IN_HANGZHOU,
    resources({
      alicloud_vpc: { app: { cidr_block: block } },
      alicloud_cen_transit_router_vpc_attachment: {
        app: {
          ...OF_APP,
          transit_router_id: transitRouter,
          cen_id: cen,
          zone_mappings: [
            { vswitch_id: "vsw-1", zone_id: "cn-hangzhou-h" },
            { vswitch_id: "vsw-2", zone_id: "cn-hangzhou-i" },
          ],
        },
      },
    }),
    resources(networks),
  );
const vswitch = (block: string) => ({ alicloud_vswitch: { a: { ...OF_APP, cidr_block: block } } });
/** A site with a static route. */
const office = (network: string) =>
  patch(stack(IN_HANGZHOU, site("office", { routes: [network] })), CEN_OF_OFFICE, "cen-abc123");
const flows = (cloud: string, far: string) =>
  changed(office("10.9.0.0/16"), { [`${OFFICE}/local_subnet`]: cloud, [`${OFFICE}/remote_subnet`]: far });
const together = (...parts: Json[]) => stack(...parts);

const clash = (network: string, block: string, owner: string, at = "route_dest") => ({
  at,
  message: `${network} overlaps ${block}, a network of a VPC: ${owner}`,
});
const found = { ...clash("10.1.8.0/24", BLOCK, "alicloud_vpc.app"), fault: `10.1.8.0/24 ${BLOCK}` };
const elsewhere = (cen: string) => together(vpc(BLOCK, {}, "tr-beijing", cen), office("10.1.8.0/24"));
const attached = together(vpc(BLOCK), office("10.1.8.0/24"));

testRule("vpc-networks-apart", {
  passes: {
    "a network that no VPC has": together(vpc(BLOCK), office("10.2.0.0/16")),
    "no VPC": office(BLOCK),
    "the cloud's side of flows, which is the VPC's": together(vpc(BLOCK), flows(BLOCK, "10.2.0.0/16")),
    "a whole private range of a site": together(vpc(BLOCK), office("10.0.0.0/8")),
    "a whole private range of a VPC": together(vpc("10.0.0.0/8"), office("10.1.8.0/24")),
    "a VPC in another CEN instance": elsewhere("cen-def456"),
    "a VPC on no transit router": patch(attached, ATTACHED, undefined),
    "a VPC that may be on a transit router, with another network": patch(
      together(vpc(BLOCK), office("10.2.0.0/16")),
      `${ATTACHED}/vpc_id`,
      UNKNOWN,
    ),
    "a network that the cloud chooses in another CEN instance": together(
      vpc(undefined, {}, "tr-2", "cen-2"),
      office("10.1.8.0/24"),
    ),
    "a vSwitch of a VPC in no stack": withoutVpc(together(vpc(BLOCK, vswitch("10.1.8.0/24")), office("10.1.8.0/24"))),
    "a text that is no network": together(vpc("10.1.0.1/16"), office("10.1.8.0/24")),
  },
  finds: {
    "a static route into a VPC": { in: attached, findings: [{ ...found, with: ["alicloud_vpc.app"] }] },
    "a static route around a VPC": {
      in: together(vpc("10.1.8.0/24"), office(BLOCK)),
      findings: [clash(BLOCK, "10.1.8.0/24", "alicloud_vpc.app")],
    },
    "the site's side of flows": {
      in: together(vpc(BLOCK), flows("10.3.0.0/16", "10.2.0.0/16, 10.1.8.0/24")),
      findings: [clash("10.1.8.0/24", BLOCK, "alicloud_vpc.app", "remote_subnet")],
    },
    "a vSwitch, reported in place of its VPC": {
      in: together(vpc(BLOCK, vswitch("10.1.8.0/22")), office("10.1.8.0/24")),
      findings: [clash("10.1.8.0/24", "10.1.8.0/22", "alicloud_vswitch.a")],
    },
    "a secondary block of a VPC": {
      in: together(
        vpc(BLOCK, {
          alicloud_vpc_ipv4_cidr_block: { more: { ...OF_APP, secondary_cidr_block: "10.2.0.0/16" } },
        }),
        office("10.2.0.0/24"),
      ),
      findings: [clash("10.2.0.0/24", "10.2.0.0/16", "alicloud_vpc_ipv4_cidr_block.more")],
    },
    "a vSwitch of a VPC that has a whole private range": {
      in: together(vpc("10.0.0.0/8", vswitch(BLOCK)), office("10.1.8.0/24")),
      findings: [clash("10.1.8.0/24", BLOCK, "alicloud_vswitch.a")],
    },
    "a vSwitch that is a whole private range": {
      in: together(vpc("192.168.0.0/16", vswitch("192.168.0.0/16")), office("192.168.8.0/24")),
      findings: [clash("192.168.8.0/24", "192.168.0.0/16", "alicloud_vswitch.a")],
    },
    "a VPC on another transit router of the CEN instance": { in: elsewhere("cen-abc123"), findings: [found] },
    "a VPC in another stack": {
      in: office("10.1.8.0/24"),
      beside: { apps: vpc(BLOCK) },
      findings: [{ ...found, message: `${found.message} in apps`, stacks: ["apps", "dev-sites"] }],
    },
    "a VPC with an id": {
      in: stateOf(together(vpc(BLOCK), office("10.1.8.0/24"))),
      findings: [found],
    },
  },
  leavesOpen: {
    "the CEN instance of a VPC": {
      in: elsewhere(UNKNOWN),
      because: "it is not known yet whether alicloud_vpc.app, which it overlaps, is in the same CEN instance",
    },
    "the VPC of an attachment": patch(attached, `${ATTACHED}/vpc_id`, UNKNOWN),
    "the number of a VPC's attachments": {
      in: patch(attached, `${ATTACHED}/count`, "${var.count}"),
      as: ["synth"],
    },
    "a network that the cloud chooses": {
      in: together(vpc(undefined), office("10.1.8.0/24")),
      as: ["synth"],
      because: "the network of alicloud_vpc.app, which it may overlap, is not known yet",
    },
    "a network that is not known": together(vpc(UNKNOWN), office("10.1.8.0/24")),
    "the number of VPCs": { in: patch(attached, `${APP}/count`, "${var.count}"), as: ["synth"] },
    "the destination of a site's route": together(vpc(BLOCK), office(UNKNOWN)),
  },
});

/** The stack without its VPC, which no other stack has either. */
function withoutVpc(json: Json): Json {
  const text = JSON.stringify(patch(json, "resource/alicloud_vpc", {}));
  return JSON.parse(text.replaceAll(OF_APP.vpc_id, "vpc-elsewhere")) as Json;
}
