import { flattened } from "../../cloud";
import { type Fault, type Rehearsal, type RehearsalOptions, startRehearsal } from "../../rehearsal";
import { CUSTOMER_GATEWAY, connection, folderWith, stack, write } from "./stack";

// Faults of API calls, and the result of one more apply. The stand-in loses track of objects where the real provider does;
// docs/rehearsal.md says how to recover.

const ATTACHMENT = "${alicloud_cen_transit_router_vpn_attachment.main.id}";
const TABLE = "${alicloud_cen_transit_router_route_table.spokes.transit_router_route_table_id}";
const MEMBER = { transit_router_attachment_id: ATTACHMENT, transit_router_route_table_id: TABLE };
const route = (number: number) => ({
  vpn_connection_id: "${alicloud_cen_transit_router_vpn_attachment.main.vpn_id}",
  next_hop: "${alicloud_cen_transit_router_vpn_attachment.main.vpn_id}",
  route_dest: `192.168.${number}.0/24`,
  weight: 100,
});

/** All resources of a site, with a transit router. */
const SITE = {
  alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY },
  alicloud_vpn_gateway_vpn_attachment: { main: connection() },
  alicloud_cen_transit_router_vpn_attachment: {
    main: {
      transit_router_id: "tr-hub",
      cen_id: "cen-hub",
      vpn_id: "${alicloud_vpn_gateway_vpn_attachment.main.id}",
      auto_publish_route_enabled: true,
    },
  },
  alicloud_cen_transit_router_route_table: { spokes: { transit_router_id: "tr-hub" } },
  alicloud_cen_transit_router_route_table_association: { main: MEMBER },
  alicloud_cen_transit_router_route_table_propagation: { main: MEMBER },
  alicloud_vpn_gateway_vco_route: { one: route(1), two: route(2) },
};

let rehearsal: Rehearsal;
afterEach(() => rehearsal.close());

/** Starts a rehearsal with faults, and returns a folder with this configuration. */
async function begun(options: RehearsalOptions, resource: object = SITE): Promise<string> {
  rehearsal = await startRehearsal(options);
  const folder = folderWith(stack({ resource }));
  await rehearsal.terraform(folder, ["init"]);
  return folder;
}

/** The error codes of an apply; empty if the apply succeeds. */
async function apply(folder: string): Promise<string[]> {
  const { exitCode, stderr } = await rehearsal.terraform(folder, ["apply", "-auto-approve", "-no-color"]);
  return exitCode === 0 ? [] : [...stderr.matchAll(/^Error: (.*)$/gm)].map(([, code = ""]) => code);
}

/** Whether the next plan is empty, and the types of objects that are in the cloud but not in the state. */
async function settled(folder: string) {
  const { exitCode } = await rehearsal.terraform(folder, ["plan", "-detailed-exitcode"]);
  const { stdout } = await rehearsal.terraform(folder, ["show", "-json"]);
  const { values } = JSON.parse(stdout) as { values: { root_module: { resources: State[] } } };
  const known = new Set(values.root_module.resources.map(({ type, values }) => `${type} ${values.id}`));
  const orphans = rehearsal.created().filter(({ type, id }) => !known.has(`${type} ${id}`));
  return { isEmpty: exitCode === 0, orphans: orphans.map(({ type }) => type.replace("alicloud_", "")) };
}
interface State {
  readonly type: string;
  readonly values: { readonly id: string };
}

const FINE = { isEmpty: true, orphans: [] };

test("throttling is waited out: apply and destroy are green, and nothing is left", async () => {
  const folder = await begun({ faults: [{ every: 5, refuse: "Throttling.User" }] });
  expect([await apply(folder), await settled(folder)]).toEqual([[], FINE]);
  expect(await rehearsal.terraform(folder, ["destroy", "-auto-approve"])).toMatchObject({ exitCode: 0 });
  expect(rehearsal.created()).toEqual([]);
});

test("busy objects are waited for: router, connection, customer gateway and VPN task", async () => {
  const folder = await begun({
    faults: [
      { action: "CreateTransitRouterVpnAttachment", times: 3, refuse: "Operation.Blocking" },
      { action: "CreateVcoRouteEntry", times: 4, refuse: "VpnConnection.Configuring" },
      { action: "CreateCustomerGateway", times: 2, refuse: "OperationConflict" },
      { action: "CreateVpnAttachment", times: 2, refuse: "TaskConflict" },
    ],
  });
  expect([await apply(folder), await settled(folder)]).toEqual([[], FINE]);
});

test("after a refusal without a retry, one more apply is enough", async () => {
  const folder = await begun({ faults: [{ action: "CreateVpnAttachment", refuse: "Forbidden" }] });
  expect([await apply(folder), await apply(folder), await settled(folder)]).toEqual([["Forbidden"], [], FINE]);
});

test("a connection that stays busy longer than a route waits: more applies make the rest", async () => {
  const routes = Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`r${number}`, route(number)]));
  const folder = await begun({ busySeconds: 70 }, { ...SITE, alicloud_vpn_gateway_vco_route: routes });
  expect(await apply(folder)).toContain("VpnConnection.Configuring");
  for (let count = 1; (await apply(folder)).length > 0; count++) expect(count).toBeLessThan(5);
  expect(await settled(folder)).toEqual(FINE);
});

test("a lower quota stops the apply; with fewer objects, one more apply is enough", async () => {
  const two = (name: string) => ({ [name]: { count: 2, ...connection() } });
  const resource = (count: number) => ({
    alicloud_vpn_customer_gateway: SITE.alicloud_vpn_customer_gateway,
    alicloud_vpn_gateway_vpn_attachment: two("main"),
    alicloud_cen_transit_router_vpn_attachment: {
      main: {
        count,
        transit_router_id: "tr-hub",
        vpn_id: "${alicloud_vpn_gateway_vpn_attachment.main[count.index].id}",
        auto_publish_route_enabled: true,
      },
    },
  });
  const folder = await begun({ vpnAttachmentsPerTransitRouter: 1 }, resource(2));
  expect(await apply(folder)).toEqual(["Resource.QuotaFull"]);
  write(folder, stack({ resource: resource(1) }));
  // Chance decides which of the two is attached; the test first detaches the other.
  await apply(folder);
  expect([await apply(folder), await settled(folder)]).toEqual([[], FINE]);
});

test("a call with a token whose answer is lost is made once", async () => {
  const actions = [
    ...["CreateCustomerGateway", "CreateVpnAttachment", "CreateTransitRouterVpnAttachment"],
    ...["AssociateTransitRouterAttachmentWithRouteTable", "CreateVcoRouteEntry"],
  ];
  const folder = await begun({ faults: actions.map((action) => ({ action, lose: true })) });
  expect([await apply(folder), await settled(folder)]).toEqual([[], FINE]);
});

test.each<[string, Fault, string[], string[]]>([
  // The provider sends this call four times with one token, and then with another.
  [
    "a second customer gateway",
    { action: "CreateCustomerGateway", times: 4, lose: true },
    [],
    ["vpn_customer_gateway"],
  ],
  // Calls without a token.
  [
    "a second route table",
    { action: "CreateTransitRouterRouteTable", lose: true },
    [],
    ["cen_transit_router_route_table"],
  ],
  [
    "a propagation",
    { action: "EnableTransitRouterRouteTablePropagation", lose: true },
    ["Sim.AttachmentPropagated"],
    ["cen_transit_router_route_table_propagation"],
  ],
])("orphaned when its answer is lost, as by the real provider: %s", async (_, fault, codes, orphans) => {
  const folder = await begun({ faults: [fault] });
  expect(await apply(folder)).toEqual(codes);
  expect((await settled(folder)).orphans).toEqual(orphans);
  if (codes.length === 0) return;
  // The test imports the object that would also block the next apply.
  const { type, id } = rehearsal.created().find((object) => object.type === `alicloud_${orphans[0]}`) ?? {};
  expect(await rehearsal.terraform(folder, ["import", `${type}.main`, `${id}`])).toMatchObject({ exitCode: 0 });
  expect([await apply(folder), await settled(folder)]).toEqual([[], FINE]);
});

test("a provider that ends in the middle orphans its object; after an import, one more apply is enough", async () => {
  const folder = await begun({ faults: [{ action: "CreateTransitRouterVpnAttachment", end: true }] });
  expect((await apply(folder)).length).toBeGreaterThan(0);
  const { orphans } = await settled(folder);
  expect(orphans).toEqual(["cen_transit_router_vpn_attachment"]);
  expect(await apply(folder)).toEqual(["Sim.ConnectionAttached"]);
  const type = "alicloud_cen_transit_router_vpn_attachment";
  const id = rehearsal.created().find((object) => object.type === type)?.id ?? "";
  expect(await rehearsal.terraform(folder, ["import", `${type}.main`, id])).toMatchObject({ exitCode: 0 });
  expect([await apply(folder), await settled(folder)]).toEqual([[], FINE]);
});

/** A change by hand, as in the console. */
function byHand(action: string, parameters: object): void {
  const client = { account: "default", region: "eu-central-1" };
  rehearsal.cloud.clock.advance(10 * 60_000);
  rehearsal.cloud.call(action, flattened({ RegionId: "eu-central-1", ...parameters }), client);
  rehearsal.cloud.clock.advance(10 * 60_000);
}

const vpnIds = () => {
  const { fields } = rehearsal.cloud.objects().find(({ kind }) => kind === "VpnConnection") ?? {};
  return String(fields?.VpnConnectionId);
};

test("a route that was deleted by hand is made again", async () => {
  const folder = await begun({});
  await apply(folder);
  const VpnConnectionId = vpnIds();
  const named = { VpnConnectionId, NextHop: VpnConnectionId, RouteDest: "192.168.1.0/24", Weight: 100 };
  byHand("DeleteVcoRouteEntry", named);
  const { stdout } = await rehearsal.terraform(folder, ["plan", "-no-color"]);
  expect(stdout).toContain("alicloud_vpn_gateway_vco_route.one will be created");
  expect([await apply(folder), await settled(folder)]).toEqual([[], FINE]);
});

test("a refresh shows a PSK that was changed by hand; no plan of this provider does", async () => {
  const folder = await begun({});
  await apply(folder);
  const VpnConnectionId = vpnIds();
  const described = rehearsal.cloud.call(
    "DescribeVpnConnection",
    flattened({ RegionId: "eu-central-1", VpnConnectionId }),
    { account: "default", region: "eu-central-1" },
  ) as unknown as { TunnelOptionsSpecification: { TunnelOptions: { TunnelIkeConfig: object }[] } };
  const tunnels = described.TunnelOptionsSpecification.TunnelOptions.map((tunnel) => ({
    ...tunnel,
    TunnelIkeConfig: { ...tunnel.TunnelIkeConfig, Psk: "changed-by-hand" },
  }));
  byHand("ModifyVpnAttachmentAttribute", { VpnConnectionId, TunnelOptionsSpecification: tunnels });
  expect((await settled(folder)).isEmpty).toBe(true);
  await rehearsal.terraform(folder, ["plan", "-refresh-only", "-out=drift"]);
  const { stdout } = await rehearsal.terraform(folder, ["show", "-json", "drift"]);
  const { resource_drift: drift } = JSON.parse(stdout) as { resource_drift: { address: string; change: object }[] };
  expect(drift.map(({ address }) => address)).toEqual(["alicloud_vpn_gateway_vpn_attachment.main"]);
  expect(JSON.stringify(drift[0]?.change)).toContain("changed-by-hand");
});

test("a connection that was attached by hand is refused, and imported", async () => {
  const { alicloud_vpn_customer_gateway, alicloud_vpn_gateway_vpn_attachment } = SITE;
  const folder = await begun({}, { alicloud_vpn_customer_gateway, alicloud_vpn_gateway_vpn_attachment });
  await apply(folder);
  byHand("CreateTransitRouterVpnAttachment", { TransitRouterId: "tr-hub", CenId: "cen-hub", VpnId: vpnIds() });
  write(folder, stack({ resource: SITE }));
  expect(await apply(folder)).toEqual(["Sim.ConnectionAttached"]);
  const type = "alicloud_cen_transit_router_vpn_attachment";
  const id = rehearsal.created().find((object) => object.type === type)?.id ?? "";
  await rehearsal.terraform(folder, ["import", `${type}.main`, id]);
  expect([await apply(folder), await settled(folder)]).toEqual([[], FINE]);
});

test("the lock refuses the second of two simultaneous applies on one state", async () => {
  const folder = await begun({});
  const both = await Promise.all(
    [0, 1].map(() => rehearsal.terraform(folder, ["apply", "-auto-approve", "-no-color"])),
  );
  expect(both.map(({ exitCode }) => exitCode).sort()).toEqual([0, 1]);
  expect(both.map(({ stderr }) => stderr).join()).toContain("Error acquiring the state lock");
  expect(await settled(folder)).toEqual(FINE);
});
