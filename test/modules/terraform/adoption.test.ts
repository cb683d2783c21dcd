import {
  CustomerGateway,
  type RouteTable,
  TransitRouter,
  TransitRouterVpnAttachment,
  VpnSite,
  type VpnSiteProps,
} from "../../../modules";
import { PropsError } from "../../../modules/terraform/refuse";
import { type StackJson, synthesizeStack } from "../../setup/synth";

type Adopted = StackJson & {
  readonly import?: readonly { readonly to: string; readonly id: string }[];
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
};

/** A site with a connection on a transit router. */
function site({ key = "paris", ...props }: Partial<VpnSiteProps> & { key?: string } = {}, main: object = {}): Adopted {
  return synthesizeStack((stack) => {
    new VpnSite(stack, key, {
      transitRouter: TransitRouter.fromIds(stack, "hub", {
        transitRouterId: "tr-abc",
        cenId: "cen-abc",
        terraformName: "hub",
      }),
      customerGateways: { fw: { ip: "203.0.113.10" } },
      connections: {
        main: {
          routes: ["192.168.1.0/24"],
          tunnels: { 1: { customerGateway: "fw" }, 2: { customerGateway: "fw" } },
          ...main,
        },
      },
      ...props,
    });
  });
}

test("imports have the ids that the provider expects", () => {
  const { import: blocks } = site(
    {},
    { import: { connection: "vco-a", attachment: "tr-attach-a" }, routeTable: "vtb-a" },
  );
  expect(blocks).toEqual([
    { to: "alicloud_vpn_gateway_vpn_attachment.paris__main", id: "vco-a" },
    { to: "alicloud_cen_transit_router_vpn_attachment.paris__main", id: "tr-attach-a" },
    { to: "alicloud_cen_transit_router_route_table_association.paris__main", id: "tr-attach-a:vtb-a" },
    { to: "alicloud_cen_transit_router_route_table_propagation.paris__main__vtb-a", id: "tr-attach-a:vtb-a" },
    { to: "alicloud_vpn_gateway_vco_route.paris__main__192-168-1-0-24", id: "vco-a:192.168.1.0/24:vco-a:100" },
  ]);
});

test("with the transit router's own table, Terraform computes the id", () => {
  const ids = site({}, { import: { attachment: "tr-attach-a", propagation: false } }).import?.map(({ id }) => id);
  expect(ids).toEqual([
    "tr-attach-a",
    'tr-attach-a:${one([for table in data.alicloud_cen_transit_router_route_tables.hub.tables : table.transit_router_route_table_id if table.transit_router_route_table_type == "System"])}',
  ]);
});

test("every former address leads to the present one, whichever name changed first", () => {
  const moved = site({ formerly: ["berlin"] }, { formerly: ["old"] }).moved ?? [];
  const type = "alicloud_vpn_gateway_vpn_attachment";
  const end = (address: string): string => {
    const next = moved.find(({ from }) => from === address);
    return next ? end(next.to) : address;
  };
  for (const former of ["berlin__old", "berlin__main", "paris__old"]) {
    expect(end(`${type}.${former}`)).toBe(`${type}.paris__main`);
  }
  expect(end("alicloud_vpn_gateway_vco_route.berlin__old__192-168-1-0-24")).toBe(
    "alicloud_vpn_gateway_vco_route.paris__main__192-168-1-0-24",
  );
  // Terraform refuses two moves to one address.
  expect(new Set(moved.map(({ to }) => to)).size).toBe(moved.length);
});

test("a route table moves with its route maps and propagations", () => {
  const json = synthesizeStack((stack) => {
    const transitRouter = TransitRouter.fromIds(stack, "hub", {
      ...{ transitRouterId: "tr-a", cenId: "cen-a", terraformName: "hub", region: "eu-central-1", transit: ["vpn"] },
      routeTables: { blue: { formerly: ["red"] } },
    });
    const connection = { ipsecConnectionId: "vco-a" };
    new TransitRouterVpnAttachment(stack, "main", {
      ...{ connection, transitRouter, terraformName: "main", formerTerraformNames: ["first"], routeTable: "blue" },
    });
  });
  const { moved = [] } = json as Adopted;
  const moves = moved.map(({ from, to }) => [from, to].map((address) => address.replace(/^alicloud_cen_/, "")));
  expect(moves).toEqual(
    expect.arrayContaining([
      ["transit_router_route_table.hub__red", "transit_router_route_table.hub__blue"],
      ["route_map.hub__red__from-vpn", "route_map.hub__blue__from-vpn"],
      ...[
        ["first__red", "first__blue"],
        ["first__blue", "main__red"],
        ["main__red", "main__blue"],
      ].map((pair) => pair.map((name) => `transit_router_route_table_propagation.${name}`)),
    ]),
  );
});

test("former names of a route table require the transit router's name, and belong to one table", () => {
  const build = (routeTables: Record<string, RouteTable>, terraformName?: string) =>
    synthesizeStack((stack) => {
      const ids = { transitRouterId: "tr-a", cenId: "cen-a", checkEdition: false };
      TransitRouter.fromIds(stack, "hub", { ...ids, routeTables, ...(terraformName ? { terraformName } : {}) });
    });
  expect(() => build({ blue: { formerly: ["red"] } })).toThrow("routeTables.blue.formerly: without terraformName");
  expect(() => build({ blue: { formerly: ["red"] }, red: {} }, "hub")).toThrow("“red” is in use");
});

test("nothing is imported or moved without a request", () => {
  expect(site()).not.toHaveProperty("import");
  expect(site()).not.toHaveProperty("moved");
  expect(site({}, { import: { connection: "vco-a" } })).not.toHaveProperty("moved");
  expect(site({}, { formerly: ["old"] })).not.toHaveProperty("import");
});

test("the id of something else is refused", () => {
  const build = () =>
    synthesizeStack((stack) => {
      new CustomerGateway(stack, "fw", { ip: "203.0.113.10", importId: "vco-a" });
    });
  expect(build).toThrow(PropsError);
  expect(() => site({ connections: { main: { id: "cgw-a" } } })).toThrow("the id of an IPsec connection");
});
