import { judge, readStacks } from "../../policy";
import { IN_HANGZHOU, type Json, judgeStack, patch, resources, site, stack, UNKNOWN } from "./fixtures";

const RULE = "vpc-networks-apart";
const ATTACHMENT = "resource/alicloud_cen_transit_router_vpc_attachment/app";

/** A VPC on a transit router, with further networks of it. */
const vpc = (block: string | undefined, { networks = {}, transitRouter = "tr-abc123", cen = "cen-abc123" } = {}) =>
  stack(
    IN_HANGZHOU,
    resources({
      alicloud_vpc: { app: { cidr_block: block } },
      alicloud_cen_transit_router_vpc_attachment: {
        app: { vpc_id: "${alicloud_vpc.app.id}", transit_router_id: transitRouter, cen_id: cen },
      },
    }),
    resources(networks),
  );
const OF_APP = { vpc_id: "${alicloud_vpc.app.id}" };
const vswitch = (block: string) => ({ alicloud_vswitch: { a: { ...OF_APP, cidr_block: block } } });

/** A site with a static route. */
const office = (network: string) =>
  patch(
    stack(IN_HANGZHOU, site("office", { routes: [network] })),
    "resource/alicloud_cen_transit_router_vpn_attachment/office__main/cen_id",
    "cen-abc123",
  );

const found = (...parts: Json[]) =>
  judgeStack(stack(...parts))
    .findings.filter(({ rule }) => rule === RULE)
    .map(({ argument, message }) => `${argument}: ${message}`);
const open = (...parts: Json[]) =>
  judgeStack(stack(...parts))
    .undecided.filter(({ rule }) => rule === RULE)
    .map(({ message }) => message);

const CLASH = ["route_dest: 10.1.8.0/24 overlaps 10.1.0.0/16, a network of a VPC: alicloud_vpc.app"];

test("a static route overlaps a VPC, whichever of the two is larger", () => {
  expect(found(vpc("10.1.0.0/16"), office("10.1.8.0/24"))).toEqual(CLASH);
  expect(found(vpc("10.1.8.0/24"), office("10.1.0.0/16"))).toHaveLength(1);
  expect(found(vpc("10.1.0.0/16"), office("10.2.0.0/16"))).toEqual([]);
});

test("of protected flows the site's side is compared, since the cloud's side is the VPC's", () => {
  const connection = "resource/alicloud_vpn_gateway_vpn_attachment/office__main";
  const flows = (cloud: string, far: string) =>
    patch(patch(office("10.9.0.0/16"), `${connection}/local_subnet`, cloud), `${connection}/remote_subnet`, far);
  expect(found(vpc("10.1.0.0/16"), flows("10.1.0.0/16", "10.2.0.0/16"))).toEqual([]);
  expect(found(vpc("10.1.0.0/16"), flows("10.3.0.0/16", "10.2.0.0/16, 10.1.8.0/24"))).toEqual([
    "remote_subnet: 10.1.8.0/24 overlaps 10.1.0.0/16, a network of a VPC: alicloud_vpc.app",
  ]);
});

test("secondary blocks of a VPC count, and of its networks the vSwitch is told", () => {
  const networks = {
    alicloud_vpc_ipv4_cidr_block: { more: { ...OF_APP, secondary_cidr_block: "10.2.0.0/16" } },
    ...vswitch("10.1.8.0/22"),
  };
  const told = (network: string) => found(vpc("10.1.0.0/16", { networks }), office(network)).join();
  expect(told("10.1.8.0/24")).toContain("10.1.8.0/22, a network of a VPC: alicloud_vswitch.a");
  expect(told("10.2.0.0/24")).toContain("10.2.0.0/16, a network of a VPC: alicloud_vpc_ipv4_cidr_block.more");
});

test("a whole private range is no network of anybody: what counts are vSwitches", () => {
  expect(found(vpc("10.1.0.0/16"), office("10.0.0.0/8"))).toEqual([]);
  expect(found(vpc("10.0.0.0/8"), office("10.1.8.0/24"))).toEqual([]);
  expect(found(vpc("10.0.0.0/8", { networks: vswitch("10.1.0.0/16") }), office("10.1.8.0/24"))).toHaveLength(1);
  expect(found(vpc("192.168.0.0/16", { networks: vswitch("192.168.0.0/16") }), office("192.168.8.0/24"))).toHaveLength(
    1,
  );
});

test("another transit router of the CEN instance shares networks; other instances do not", () => {
  const elsewhere = (cen: string) => vpc("10.1.0.0/16", { transitRouter: "tr-beijing", cen });
  expect(found(elsewhere("cen-abc123"), office("10.1.8.0/24"))).toEqual(CLASH);
  expect([found, open].map((told) => told(elsewhere("cen-def456"), office("10.1.8.0/24")))).toEqual([[], []]);
  expect(open(elsewhere(UNKNOWN), office("10.1.8.0/24"))).toEqual([
    "whether alicloud_vpc.app, which it overlaps, is in the same CEN instance is not known yet",
  ]);
});

test("a VPC that is on no transit router says nothing, one that may be leaves it open", () => {
  const attached = vpc("10.1.0.0/16");
  const alone = patch(attached, ATTACHMENT, undefined);
  const perhaps = patch(attached, `${ATTACHMENT}/vpc_id`, UNKNOWN);
  const many = patch(attached, `${ATTACHMENT}/count`, "${var.count}");
  const site = office("10.1.8.0/24");
  for (const json of [alone, perhaps, many]) expect(found(json, site)).toEqual([]);
  expect([alone, perhaps, many].map((json) => open(json, site).length)).toEqual([0, 1, 1]);
  for (const json of [perhaps, many]) expect(open(json, office("10.2.0.0/16"))).toEqual([]);
});

test("a network that the cloud chooses leaves it open, unless it is in another CEN instance", () => {
  expect(open(vpc(undefined), office("10.1.8.0/24"))).toEqual([
    "the network of alicloud_vpc.app, which it may overlap, is not known yet",
  ]);
  expect(open(vpc(undefined, { transitRouter: "tr-2", cen: "cen-2" }), office("10.1.8.0/24"))).toEqual([]);
});

test("a VPC of which it is not known how many there will be leaves it open", () => {
  const many = patch(vpc("10.1.0.0/16"), "resource/alicloud_vpc/app/count", "${var.count}");
  expect(found(many, office("10.1.8.0/24"))).toEqual([]);
  expect(open(many, office("10.1.8.0/24"))).toHaveLength(1);
});

test("a VPC in another stack is told with that stack", () => {
  const judged = judge(
    readStacks([
      { name: "apps", json: vpc("10.1.0.0/16") },
      { name: "sites", json: office("10.1.8.0/24") },
    ]),
  );
  expect(judged.findings.filter(({ rule }) => rule === RULE)).toMatchObject([
    { level: "warning", stack: "sites", stacks: ["apps", "sites"], message: expect.stringMatching("in apps$") },
  ]);
});

test("of a VPC that is in no stack nothing is told, though a vSwitch of it is", () => {
  const elsewhere = JSON.parse(
    JSON.stringify(vpc("10.1.0.0/16", { networks: vswitch("10.1.8.0/24") })).replaceAll(OF_APP.vpc_id, "vpc-elsewhere"),
  ) as Json;
  const alone = patch(elsewhere, "resource/alicloud_vpc", {});
  expect([found, open].map((told) => told(alone, office("10.1.8.0/24")))).toEqual([[], []]);
});

test("what is deployed names the VPC by its id", () => {
  const types: Record<string, Json> = {
    alicloud_vpc: { id: "vpc-1", cidr_block: "10.1.0.0/16" },
    alicloud_cen_transit_router_vpc_attachment: { id: "cen-1:tr-attach-1", vpc_id: "vpc-1", transit_router_id: "tr-1" },
    alicloud_vpn_gateway_vpn_attachment: { id: "vco-1", local_subnet: "0.0.0.0/0", remote_subnet: "0.0.0.0/0" },
    alicloud_cen_transit_router_vpn_attachment: { id: "tr-attach-2", vpn_id: "vco-1", transit_router_id: "tr-1" },
    alicloud_vpn_gateway_vco_route: { id: "vco-1:10.1.8.0/24", vpn_connection_id: "vco-1", route_dest: "10.1.8.0/24" },
  };
  const deployed = Object.entries(types).map(([type, values]) => ({
    address: `${type}.app`,
    mode: "managed",
    type,
    name: "app",
    values,
  }));
  const state = {
    format_version: "1.0",
    terraform_version: "1.11.4",
    values: { root_module: { resources: deployed } },
  };
  expect(found(state)).toEqual(CLASH);
});
