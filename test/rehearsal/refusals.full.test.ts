import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { CUSTOMER_GATEWAY, connection, folderWith, stack, tunnel, vpnGatewayConnection, write } from "./stack";

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await startRehearsal();
});
afterEach(() => rehearsal.close());

const GATEWAY = { alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY } };
const toTransitRouter = (vpn_id: string, overrides: object = {}) => ({
  transit_router_id: "tr-hub",
  vpn_id,
  auto_publish_route_enabled: true,
  ...overrides,
});
const MAIN = "${alicloud_vpn_gateway_vpn_attachment.main.id}";

async function apply(resource: object) {
  const folder = folderWith(stack({ resource: { ...GATEWAY, ...resource } }));
  await rehearsal.terraform(folder, ["init"]);
  return rehearsal.terraform(folder, ["apply", "-auto-approve", "-no-color"]);
}

test("a transit router accepts 50 attachments and refuses the 51st; the state knows the 50, and one less completes the apply", async () => {
  const attached = (count: number) => ({
    alicloud_vpn_gateway_vpn_attachment: { main: { count, ...connection() } },
    alicloud_cen_transit_router_vpn_attachment: {
      main: { count, ...toTransitRouter("${alicloud_vpn_gateway_vpn_attachment.main[count.index].id}") },
    },
  });
  const folder = folderWith(stack({ resource: { ...GATEWAY, ...attached(51) } }));
  const terraform = (...args: string[]) => rehearsal.terraform(folder, args);
  await terraform("init");
  const { exitCode, stderr } = await terraform("apply", "-auto-approve", "-no-color");
  expect(exitCode).toBe(1);
  expect(stderr.match(/Error: Resource\.QuotaFull/g)).toHaveLength(1);

  const inCloud = () => rehearsal.created().map(({ type }) => type);
  const attachments = inCloud().filter((type) => type === "alicloud_cen_transit_router_vpn_attachment");
  expect(attachments).toHaveLength(50);
  const { stdout: listed } = await terraform("state", "list");
  const inState = listed
    .trim()
    .split("\n")
    .map((address) => address.split(".")[0]);
  expect(inState.sort()).toEqual(inCloud().sort());

  write(folder, stack({ resource: { ...GATEWAY, ...attached(50) } }));
  expect(await terraform("apply", "-auto-approve")).toMatchObject({ exitCode: 0 });
  expect(await terraform("plan", "-detailed-exitcode")).toMatchObject({ exitCode: 0 });
  expect(await terraform("destroy", "-auto-approve")).toMatchObject({ exitCode: 0 });
  expect(rehearsal.created()).toEqual([]);
});

test("a connection on a VPN gateway cannot be attached", async () => {
  const { stderr } = await apply({
    alicloud_vpn_connection: { main: vpnGatewayConnection() },
    alicloud_cen_transit_router_vpn_attachment: { main: toTransitRouter("${alicloud_vpn_connection.main.id}") },
  });
  expect(stderr).toContain("Sim.ConnectionOnVpnGateway");
});

test("nothing is attached without a transit router or a CEN instance", async () => {
  const zone_mappings = [{ zone_id: "eu-central-1a", vswitch_id: "vsw-abc123" }];
  const { stderr } = await apply({
    alicloud_vpn_gateway_vpn_attachment: { main: connection() },
    alicloud_cen_transit_router_vpn_attachment: { main: { vpn_id: MAIN, auto_publish_route_enabled: true } },
    alicloud_cen_transit_router_vbr_attachment: { line: { vbr_id: "vbr-line" } },
    alicloud_cen_transit_router_vpc_attachment: { app: { vpc_id: "vpc-abc123", zone_mappings } },
  });
  expect(stderr.match(/Error: Sim\.TransitRouterMissing/g)).toHaveLength(3);
});

test.each([
  [
    "a transit router by Terraform's id",
    { transit_router_id: "${alicloud_cen_transit_router.main.id}" },
    "TransitRouter",
  ],
  ["an attachment as a transit router", { transit_router_id: "tr-attach-abc123" }, "TransitRouter"],
  [
    "a customer gateway as a connection",
    { vpn_id: "${alicloud_vpn_customer_gateway.site.id}" },
    "VpnConnectionInstance",
  ],
])("nothing is attached to, or of, %s", async (_, overrides, code) => {
  const { exitCode, stderr } = await apply({
    alicloud_cen_instance: { main: { cen_instance_name: "main" } },
    alicloud_cen_transit_router: { main: { cen_id: "${alicloud_cen_instance.main.id}" } },
    alicloud_vpn_gateway_vpn_attachment: { main: connection() },
    alicloud_cen_transit_router_vpn_attachment: { main: toTransitRouter(MAIN, overrides) },
  });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`Invalid${code}Id.NotFound`);
});

test("the attachment may name its own account as owner", async () => {
  const { exitCode, stderr } = await apply({
    alicloud_vpc: { app: { cidr_block: "10.9.0.0/16" } },
    alicloud_vpn_gateway_vpn_attachment: { main: connection() },
    alicloud_cen_transit_router_vpn_attachment: { main: toTransitRouter(MAIN, { vpn_owner_id: "1234567890123456" }) },
    alicloud_cen_transit_router_vpc_attachment: {
      app: {
        transit_router_id: "tr-hub",
        vpc_id: "${alicloud_vpc.app.id}",
        vpc_owner_id: "1234567890123456",
        zone_mappings: [{ zone_id: "eu-central-1a", vswitch_id: "vsw-abc123" }],
      },
    },
  });
  expect([exitCode, stderr]).toEqual([0, ""]);
});

test("a connection is attached once", async () => {
  const { stderr } = await apply({
    alicloud_vpn_gateway_vpn_attachment: { main: connection() },
    alicloud_cen_transit_router_vpn_attachment: { one: toTransitRouter(MAIN), other: toTransitRouter(MAIN) },
  });
  expect(stderr).toContain("Sim.ConnectionAttached");
});

test("a zone is refused for a connection with two tunnels", async () => {
  const { stderr } = await apply({
    alicloud_vpn_gateway_vpn_attachment: { main: connection() },
    alicloud_cen_transit_router_vpn_attachment: {
      main: toTransitRouter(MAIN, { zone: [{ zone_id: "eu-central-1a" }] }),
    },
  });
  expect(stderr).toContain("OperationUnsupported.VcoTunnelNotMatchZoneParam");
});

test.each([
  ["no tunnels", []],
  ["one tunnel", [tunnel(1)]],
])("a connection with %s is refused", async (_, tunnel_options_specification) => {
  const { stderr } = await apply({
    alicloud_vpn_gateway_vpn_attachment: { main: connection({ tunnel_options_specification }) },
  });
  expect(stderr).toContain("VpnConnection.InvalidCreateTunnelOptions");
});

test("a customer gateway that was deleted is not found again", async () => {
  const folder = folderWith(
    stack({ resource: GATEWAY, output: { id: { value: "${alicloud_vpn_customer_gateway.site.id}" } } }),
  );
  await rehearsal.terraform(folder, ["init"]);
  await rehearsal.terraform(folder, ["apply", "-auto-approve"]);
  const { stdout: gateway } = await rehearsal.terraform(folder, ["output", "-raw", "id"]);
  await rehearsal.terraform(folder, ["destroy", "-auto-approve"]);
  const { stderr } = await apply({
    alicloud_vpn_gateway_vpn_attachment: {
      main: connection({ tunnel_options_specification: [tunnel(1, { gateway }), tunnel(2)] }),
    },
  });
  expect(stderr).toContain("InvalidCustomerGatewayInstanceId.NotFound");
});
