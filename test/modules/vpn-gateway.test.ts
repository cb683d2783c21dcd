import type { TerraformStack } from "cdktf";
import { type SiteConnectionProps, TransitRouter, VpnGateway, type VpnGatewayProps, VpnSite } from "../../modules";
import { PropsError } from "../../modules/terraform/refuse";
import { addresses, resourceOf, synthesizeStack } from "../setup/synth";
import { refused } from "./props";

const PROPS: VpnGatewayProps = { vpcId: "vpc-abc", vswitchIds: ["vsw-a", "vsw-b"], bandwidth: 100 };

/** A site with one connection, on a new VPN gateway or on a transit router. */
function site(connection: Omit<SiteConnectionProps, "tunnels">, end: "gateway" | "router" = "gateway") {
  return (stack: TerraformStack) => {
    const vpnGateway = new VpnGateway(stack, "edge", { ...PROPS, terraformName: "edge" });
    const transitRouter = TransitRouter.fromIds(stack, "hub", { transitRouterId: "tr-abc", cenId: "cen-abc" });
    new VpnSite(stack, "office", {
      transitRouter,
      customerGateways: { fw: { ip: "203.0.113.10" } },
      connections: {
        main: {
          ...connection,
          ...(end === "gateway" ? { vpnGateway } : {}),
          tunnels: { 1: { customerGateway: "fw" }, 2: { customerGateway: "fw" } },
        },
      },
    });
  };
}

function problemsOf(build: () => unknown): object {
  try {
    build();
  } catch (error) {
    if (error instanceof PropsError) return error.problems;
    throw error;
  }
  return {};
}

test("a VPN gateway writes all its props", () => {
  const json = synthesizeStack((stack) => {
    new VpnGateway(stack, "edge", { ...PROPS, name: "a${b}", autoPropagate: false, terraformName: "edge" });
  });
  expect(resourceOf(json, "alicloud_vpn_gateway.edge")).toMatchObject({
    vpc_id: "vpc-abc",
    vswitch_id: "vsw-a",
    disaster_recovery_vswitch_id: "vsw-b",
    bandwidth: 100,
    network_type: "public",
    payment_type: "PayAsYouGo",
    enable_ipsec: true,
    enable_ssl: false,
    auto_propagate: false,
    vpn_gateway_name: "a$${b}",
  });
});

test("a VPN gateway with few props has defaults, and a change of its second vSwitch fails the plan", () => {
  const json = synthesizeStack((stack) => {
    const gateway = new VpnGateway(stack, "edge", { ...PROPS, terraformName: "edge" });
    expect(gateway.network).toBe("public");
    expect(new VpnGateway(stack, "private", { ...PROPS, network: "private" }).network).toBe("private");
    expect(VpnGateway.fromId(stack, "old", "vpn-1")).toEqual({ vpnGatewayId: "vpn-1" });
  });
  expect(resourceOf(json, "alicloud_vpn_gateway.edge")).toEqual({
    vpc_id: "vpc-abc",
    vswitch_id: "vsw-a",
    disaster_recovery_vswitch_id: "vsw-b",
    bandwidth: 100,
    network_type: "public",
    auto_propagate: true,
    payment_type: "PayAsYouGo",
    enable_ipsec: true,
    enable_ssl: false,
    lifecycle: {
      postcondition: [
        {
          condition: '${self.disaster_recovery_vswitch_id == "vsw-b"}',
          error_message:
            "test/edge: the provider does not move a VPN gateway to another second vSwitch. Undo the edit, or renew the gateway with terraform apply -replace=alicloud_vpn_gateway.edge: an outage of all its connections, with new addresses.",
        },
      ],
    },
  });
});

test("labels, resource group and import of a VPN gateway are written", () => {
  const json = synthesizeStack((stack) => {
    const labels = { name: "n${x}", description: "d${x}", tags: { a: "${b}" } };
    const past = { resourceGroupId: "rg-1", importId: "vpn-1", terraformName: "edge" };
    new VpnGateway(stack, "edge", { ...PROPS, ...labels, ...past });
  });
  expect(resourceOf(json, "alicloud_vpn_gateway.edge")).toMatchObject({
    vpn_gateway_name: "n$${x}",
    description: "d$${x}",
    resource_group_id: "rg-1",
    tags: { a: "$${b}" },
    lifecycle: { postcondition: [{ error_message: expect.stringMatching(/^n\$\$\{x\}: /) }] },
  });
  expect(json).toMatchObject({ import: [{ id: "vpn-1", to: "alicloud_vpn_gateway.edge" }] });
});

test("all problems are reported at once, and an imported gateway may have what the cloud has accepted", () => {
  const wrong = { vpcId: "x", vswitchIds: ["a", "vsw-b"], bandwidth: 0, resourceGroupId: "y", importId: "z" } as const;
  expect(refused((stack) => new VpnGateway(stack, "edge", { ...wrong, name: "" }))).toEqual([
    "vpcId: “x” is not such an id. Allowed: the id of a VPC, vpc-…",
    "vswitchIds[0]: “a” is not such an id. Allowed: the id of a vSwitch, vsw-…",
    "bandwidth: 0 is not a rate. Allowed: Mbit/s: 1, 2, 3 …",
    "resourceGroupId: “y” is not such an id. Allowed: the id of a resource group, rg-…",
    "importId: “z” is not such an id. Allowed: the id of a VPN gateway, vpn-…",
  ]);
  expect(refused((stack) => new VpnGateway(stack, "edge", { ...PROPS, name: "" }))).toHaveLength(1);
  expect(refused((stack) => VpnGateway.fromId(stack, "old", "x"))).toEqual([
    "vpnGatewayId: “x” is not such an id. Allowed: the id of a VPN gateway, vpn-…",
  ]);
});

test("an impossible VPN gateway is refused with all its problems", () => {
  const problems = problemsOf(() =>
    synthesizeStack((stack) => {
      new VpnGateway(stack, "edge", { ...PROPS, vpcId: "vsw-a", vswitchIds: ["vsw-a", "vsw-a"], bandwidth: 0.5 });
    }),
  );
  expect(Object.keys(problems)).toEqual(["vpcId", "vswitchIds", "bandwidth"]);
});

test("routes into a connection are destination routes of its gateway, or policy routes if they name the source", () => {
  const routes = ["192.168.1.0/24", { to: "192.168.2.0/24", weight: 0, publish: false } as const];
  const json = synthesizeStack(site({ routes: [...routes, { to: "192.168.1.0/24", from: "10.0.0.0/16" }] }));
  expect(addresses(json)).toEqual([
    "alicloud_vpn_connection.office__main",
    "alicloud_vpn_customer_gateway.office__fw",
    "alicloud_vpn_gateway.edge",
    "alicloud_vpn_pbr_route_entry.office__main__10-0-0-0-16__192-168-1-0-24",
    "alicloud_vpn_route_entry.office__main__192-168-1-0-24",
    "alicloud_vpn_route_entry.office__main__192-168-2-0-24",
    "terraform_data.placeholder-keys",
  ]);
  expect(resourceOf(json, "alicloud_vpn_route_entry.office__main__192-168-2-0-24")).toMatchObject({
    vpn_gateway_id: "${alicloud_vpn_gateway.edge.id}",
    next_hop: "${alicloud_vpn_connection.office__main.id}",
    route_dest: "192.168.2.0/24",
    weight: 0,
    publish_vpc: false,
  });
  expect(resourceOf(json, "alicloud_vpn_pbr_route_entry.office__main__10-0-0-0-16__192-168-1-0-24")).toMatchObject({
    route_source: "10.0.0.0/16",
    route_dest: "192.168.1.0/24",
    weight: 100,
    publish_vpc: true,
  });
});

test("static routes on a transit router are written one after the other", () => {
  const json = synthesizeStack(site({ routes: ["192.168.1.0/24", "192.168.2.0/24"] }, "router"));
  const name = (route: string) => `alicloud_vpn_gateway_vco_route.office__main__${route}`;
  const routesBefore = (route: string) =>
    (resourceOf(json, name(route)).depends_on as string[]).filter((address) => address.includes("_route."));
  expect(routesBefore("192-168-1-0-24")).toEqual([]);
  expect(routesBefore("192-168-2-0-24")).toEqual([name("192-168-1-0-24")]);
});

test.each<[string, SiteConnectionProps["routes"], "gateway" | "router", Record<string, string>]>([
  [
    "a policy route on a transit router",
    [{ to: "10.1.0.0/16", from: "10.0.0.0/16" }],
    "router",
    { "[0]": "from of the route" },
  ],
  ["a route twice", ["10.1.0.0/16", { to: "10.1.0.0/16", weight: 0 }], "gateway", { "": "is there twice" }],
  ["no network", ["10.1.0.1/16"], "gateway", { "[0]": "host bits" }],
  [
    "each of several",
    ["10.1.0.1/16", "10.2.0.0/16", "10.3.0.1/16"],
    "router",
    { "[0]": "host bits", "[2]": "host bits" },
  ],
])("%s is refused", (_, routes = [], end, whats) => {
  const expected = Object.entries(whats).map(([at, what]) => [
    `connections.main.routes${at}`,
    [expect.objectContaining({ what: expect.stringContaining(what) })],
  ]);
  expect(problemsOf(() => synthesizeStack(site({ routes }, end)))).toEqual(Object.fromEntries(expected));
});
