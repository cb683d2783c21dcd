import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { CUSTOMER_GATEWAY, connection, folderWith, stack, write } from "./stack";

// What the simulated cloud refuses: wrong order around transit routers, accounts and roles.

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await startRehearsal();
});
afterEach(() => rehearsal.close());

const HUB = {
  alicloud_cen_instance: { backbone: {} },
  alicloud_cen_transit_router: { hub: { cen_id: "${alicloud_cen_instance.backbone.id}" } },
};
const ROUTER = "${alicloud_cen_transit_router.hub.transit_router_id}";
const CIDR = { addresses: { transit_router_id: ROUTER, cidr: "10.9.0.0/24" } };
const TABLE = "${alicloud_cen_transit_router_route_table.spokes.transit_router_route_table_id}";
const CONNECTION = {
  alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY },
  alicloud_vpn_gateway_vpn_attachment: { main: connection() },
};
const ATTACHMENT = {
  transit_router_id: ROUTER,
  vpn_id: "${alicloud_vpn_gateway_vpn_attachment.main.id}",
  auto_publish_route_enabled: true,
};

/** The errors of an apply; empty if the apply succeeds. */
async function apply(folder: string): Promise<string> {
  await rehearsal.terraform(folder, ["init"]);
  const { exitCode, stderr } = await rehearsal.terraform(folder, ["apply", "-auto-approve", "-no-color"]);
  return exitCode === 0 ? "" : stderr;
}

const created = (type: string) => rehearsal.created().filter((object) => object.type === type);

test("a new transit router accepts an attachment once it has a CIDR, which stays while addresses are in use", async () => {
  const resource = {
    ...HUB,
    ...CONNECTION,
    alicloud_cen_transit_router_vpn_attachment: { main: ATTACHMENT },
  };
  const folder = folderWith(stack({ resource }));
  expect(await apply(folder)).toContain("OperationFailed.AllocateCidrFailed");
  write(folder, stack({ resource: { ...resource, alicloud_cen_transit_router_cidr: CIDR } }));
  // The attachment does not depend on the CIDR, so chance decides the first apply. The second apply succeeds.
  await apply(folder);
  expect(await apply(folder)).toBe("");
  write(folder, stack({ resource }));
  expect(await apply(folder)).toContain("OperationFailed.CidrBlockAllocated");
});

test("an attachment is associated once, and a table that forwards something stays", async () => {
  const member = (table: string) => ({
    transit_router_attachment_id: "${alicloud_cen_transit_router_vpn_attachment.main.id}",
    transit_router_route_table_id: table,
  });
  const tables = { spokes: { transit_router_id: ROUTER }, shared: { transit_router_id: ROUTER } };
  const resource = {
    ...HUB,
    ...CONNECTION,
    alicloud_cen_transit_router_cidr: CIDR,
    alicloud_cen_transit_router_vpn_attachment: {
      main: { ...ATTACHMENT, depends_on: ["alicloud_cen_transit_router_cidr.addresses"] },
    },
    alicloud_cen_transit_router_route_table: tables,
    alicloud_cen_transit_router_route_table_association: { one: member(TABLE) },
  };
  const folder = folderWith(stack({ resource }));
  expect(await apply(folder)).toBe("");
  const other = TABLE.replace("spokes", "shared");
  const association = { one: member(TABLE), two: member(other) };
  write(folder, stack({ resource: { ...resource, alicloud_cen_transit_router_route_table_association: association } }));
  expect(await apply(folder)).toContain("Sim.AttachmentAssociated");
  await rehearsal.terraform(folder, ["state", "rm", "alicloud_cen_transit_router_route_table_association.one"]);
  const { alicloud_cen_transit_router_route_table_association: _, ...rest } = resource;
  write(folder, stack({ resource: { ...rest, alicloud_cen_transit_router_route_table: { shared: tables.shared } } }));
  expect(await apply(folder)).toContain("OperationFailed.DeleteRouteTableWithAssociation");
});

test("the first attachment puts the cloud's own route map on every table, below users' route maps", async () => {
  const map = {
    cen_id: "cen-hub",
    cen_region_id: "eu-central-1",
    transmit_direction: "RegionOut",
    map_result: "Permit",
    priority: 1,
  };
  const attachment = { main: { ...ATTACHMENT, transit_router_id: "tr-hub", cen_id: "cen-hub" } };
  const data = {
    alicloud_cen_transit_router_route_tables: {
      default: { transit_router_id: "tr-hub", transit_router_route_table_type: "System" },
    },
  };
  const table = "${data.alicloud_cen_transit_router_route_tables.default.tables[0].id}";
  const output = { table: { value: table } };
  const resource = { ...CONNECTION, alicloud_cen_transit_router_vpn_attachment: attachment };
  const folder = folderWith(stack({ data, output, resource }));
  expect(await apply(folder)).toBe("");
  const { stdout: id } = await rehearsal.terraform(folder, ["output", "-raw", "table"]);
  write(folder, stack({ data, output, resource: { ...resource, alicloud_cen_route_map: { system: map } } }));
  const system = `cen-hub:cenrmap-system-${id}`;
  await rehearsal.terraform(folder, ["import", "alicloud_cen_route_map.system", system]);
  const { stdout } = await rehearsal.terraform(folder, ["state", "show", "-no-color", "alicloud_cen_route_map.system"]);
  expect(stdout).toMatch(/map_result +=.*"Deny"/);
  expect(stdout).toMatch(/priority +=.*5000/);

  for (const [maps, code] of [
    [{ one: map, two: map }, "Sim.RouteMapPriorityInUse"],
    [{ one: { ...map, priority: 101 } }, "Sim.RouteMapPriority"],
  ] as const) {
    expect(await apply(folderWith(stack({ resource: { alicloud_cen_route_map: maps } })))).toContain(code);
  }
});

test("another account's connection needs its owner's grant, which stays while the connection is attached", async () => {
  const provider = {
    alicloud: [
      { region: "eu-central-1", account_id: "1111111111111111" },
      { alias: "hub", region: "eu-central-1", account_id: "2222222222222222" },
    ],
  };
  const attachment = {
    ...ATTACHMENT,
    provider: "alicloud.hub",
    transit_router_id: "tr-hub",
    cen_id: "cen-hub",
    vpn_owner_id: "1111111111111111",
  };
  const grant = {
    cen_id: "cen-hub",
    cen_owner_id: "2222222222222222",
    instance_type: "VPN",
    instance_id: ATTACHMENT.vpn_id,
  };
  const resource = {
    ...CONNECTION,
    alicloud_cen_transit_router_vpn_attachment: { main: attachment },
  };
  const folder = folderWith({ ...stack({ resource }), provider });
  expect(await apply(folder)).toContain("Sim.NotGranted");
  const granted = {
    ...resource,
    alicloud_cen_transit_router_grant_attachment: { main: grant },
    alicloud_cen_transit_router_vpn_attachment: {
      main: { ...attachment, depends_on: ["alicloud_cen_transit_router_grant_attachment.main"] },
    },
  };
  write(folder, { ...stack({ resource: granted }), provider });
  expect(await apply(folder)).toBe("");
  write(folder, { ...stack({ resource }), provider });
  expect(await apply(folder)).toContain("Sim.GrantInUse");
  write(folder, { ...stack({ resource: granted }), provider });
  expect(await rehearsal.terraform(folder, ["destroy", "-auto-approve"])).toMatchObject({ exitCode: 0 });
  expect(rehearsal.created()).toEqual([]);
});

test("the VPN service's role appears with the first connection, and is made once", async () => {
  const role = { alicloud_resource_manager_service_linked_role: { vpn: { service_name: "vpn.aliyuncs.com" } } };
  expect(await apply(folderWith(stack({ resource: CONNECTION })))).toBe("");
  expect(await apply(folderWith(stack({ resource: role })))).toContain("Sim.RoleExists");
  expect(created("alicloud_resource_manager_service_linked_role")).toEqual([]);
});
