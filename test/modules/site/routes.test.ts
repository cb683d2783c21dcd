import { addStaticRoutes, addVpnGatewayRoutes } from "../../../modules/site/routes";
import { resourceOf, synthesizeStack } from "../../setup/synth";

const attachment = { attachmentId: "tr-attach-1", attachedConnectionId: "vco-1" };
const connection = { vpnGatewayId: "vpn-1", vpnConnectionId: "vco-1" };
const address = { terraformName: "office__main" };

const importsIn = (json: object) => (json as { import?: { id: string }[] }).import?.map(({ id }) => id);

test("static routes have the connection's name, and each depends on the previous one", () => {
  const build = (importedFrom?: string) =>
    synthesizeStack((stack) => {
      addStaticRoutes(stack, attachment, [{ to: "10.0.0.0/8" }, { to: "11.0.0.0/8" }], address, importedFrom);
    });
  const json = build();
  const route = (network: string) => resourceOf(json, `alicloud_vpn_gateway_vco_route.office__main__${network}`);
  expect(route("10-0-0-0-8")).toMatchObject({ route_dest: "10.0.0.0/8", vpn_connection_id: "vco-1" });
  expect(route("10-0-0-0-8")).not.toHaveProperty("depends_on");
  expect(route("11-0-0-0-8")).toMatchObject({
    route_dest: "11.0.0.0/8",
    depends_on: ["alicloud_vpn_gateway_vco_route.office__main__10-0-0-0-8"],
  });
  expect(importsIn(json)).toBeUndefined();
  expect(importsIn(build("vco-9"))).toEqual(["vco-9:10.0.0.0/8:vco-9:100", "vco-9:11.0.0.0/8:vco-9:100"]);
});

test("a route of a VPN gateway with an origin is a policy route", () => {
  const build = (importedFrom?: string) =>
    synthesizeStack((stack) => {
      const routes = [
        { to: "10.0.0.0/8", weight: 0, publish: false },
        { to: "10.0.0.0/8", from: "11.0.0.0/8" },
      ] as const;
      addVpnGatewayRoutes(stack, connection, routes, address, importedFrom);
    });
  const json = build();
  expect(resourceOf(json, "alicloud_vpn_route_entry.office__main__10-0-0-0-8")).toMatchObject({
    vpn_gateway_id: "vpn-1",
    next_hop: "vco-1",
    route_dest: "10.0.0.0/8",
    weight: 0,
    publish_vpc: false,
  });
  expect(resourceOf(json, "alicloud_vpn_pbr_route_entry.office__main__11-0-0-0-8__10-0-0-0-8")).toMatchObject({
    route_source: "11.0.0.0/8",
    route_dest: "10.0.0.0/8",
    weight: 100,
    publish_vpc: true,
  });
  expect(importsIn(json)).toBeUndefined();
  expect(importsIn(build("vco-1"))).toEqual(["vpn-1:vco-1:10.0.0.0/8", "vpn-1:vco-1:11.0.0.0/8:10.0.0.0/8"]);
});

test("constructs have their routes' names", () => {
  synthesizeStack((stack) => {
    addStaticRoutes(stack, attachment, [{ to: "10.0.0.0/8" }], address);
    addVpnGatewayRoutes(stack, connection, [{ to: "12.0.0.0/8" }], address);
    expect(stack.node.tryFindChild("route-10-0-0-0-8")).toBeDefined();
    expect(stack.node.tryFindChild("route-12-0-0-0-8")).toBeDefined();
  });
});
