import { App, TerraformStack, TerraformVariable, Token } from "cdktf";
import { formatPath } from "../../../domain/path";
import { CustomerGateway, TransitRouter, type VpnSiteProps } from "../../../modules";
import { checkSiteProps, plainSite, vpnGatewayOf } from "../../../modules/site/problems";
import { Check } from "../../../site/check";

const stack = new TerraformStack(new App(), "lab");
const device = new CustomerGateway(stack, "edge", { ip: "203.0.113.10", asn: 65010 });
const token = new TerraformVariable(stack, "value", {}).stringValue;
const router = TransitRouter.fromIds(stack, "hub", {
  transitRouterId: "tr-1",
  cenId: "cen-1",
  routeTables: { spokes: {} },
});
const tunnels = { 1: { customerGateway: "fw" }, 2: { customerGateway: "fw" } };
const customerGateways = { fw: { ip: "203.0.113.10" } };

/** The problems of a site with one connection, without the allowed values. */
const wrong = (main: object, props: Partial<VpnSiteProps> = {}, key = "office") => {
  const check = new Check((value) => !Token.isUnresolved(value));
  checkSiteProps(check, key, {
    transitRouter: router,
    customerGateways,
    connections: { main: { tunnels, ...main } as never },
    ...props,
  });
  return check.problems.map(({ path, problem }) => `${formatPath(path)}: ${problem.what}`);
};

test("props become plain data: devices with what is known of them, VPN gateways by their connection", () => {
  const gateways = { fw: { ip: "203.0.113.10" }, made: device, old: { customerGatewayId: "cgw-1" } };
  const connections = {
    main: { tunnels, vpnGateway: { vpnGatewayId: "vpn-1" }, dpd: false },
    plain: { tunnels },
    old: { id: "vco-1" },
  };
  expect(plainSite({ customerGateways: gateways, connections })).toStrictEqual({
    customerGateways: {
      fw: { ip: "203.0.113.10" },
      made: { ip: "203.0.113.10", asn: 65010 },
      old: { id: "cgw-1" },
    },
    connections: { main: { tunnels, vpnGateway: "main", dpd: false }, plain: { tunnels }, old: { id: "vco-1" } },
  });
  const labels = { tags: { a: "b" }, formerly: ["bureau"] };
  expect(plainSite({ customerGateways: {}, connections: {}, ...labels })).toStrictEqual({
    customerGateways: {},
    connections: {},
    ...labels,
  });
});

test.each<[object, Partial<VpnSiteProps>]>([
  [{}, {}],
  [{ routeTable: "spokes", propagate: ["spokes"] }, { accountId: "111" }],
  [{ routeTable: "anything" }, { transitRouter: { ...router, routeTableNames: undefined } as never }],
  [{ vpnGateway: { vpnGatewayId: "vpn-1" } }, { transitRouter: undefined as never }],
  [{ vpnGateway: { vpnGatewayId: token } }, {}],
])("nothing is wrong with %j", (main, props) => expect(wrong(main, props)).toEqual([]));

test("a site needs a name, an account, and an end in the cloud", () => {
  expect(wrong({}, { accountId: "x" }, "Office")).toEqual([
    ": “Office” is not a valid name",
    "accountId: “x” is not the id of an account",
  ]);
  expect(wrong({}, { transitRouter: undefined as never })).toEqual([
    "connections.main: the connection has nothing to end on",
  ]);
  expect(wrong({ routeTable: "spoke" })).toEqual([
    "connections.main.routeTable: the transit router has no route table “spoke”",
  ]);
});

test("a VPN gateway needs an id and a network type", () => {
  expect(wrong({ vpnGateway: { vpnGatewayId: "x" } })).toEqual(["connections.main.vpnGateway: “x” is not such an id"]);
  expect(wrong({ vpnGateway: { vpnGatewayId: "vpn-1", network: "private" } })).toEqual(
    [1, 2].map(
      (number) =>
        `connections.main.tunnels.${number}.customerGateway: 203.0.113.10 is public, but the connection is private`,
    ),
  );
});

test("a part of an address must be known at synth", () => {
  const unknown = "the value is a token, but a Terraform address needs it";
  expect(wrong({ routes: ["10.0.0.0/8", token, { to: token }], propagate: [token] })).toEqual([
    `connections.main.routes[1]: ${unknown}`,
    `connections.main.routes[2]: ${unknown}`,
    `connections.main.propagate: ${unknown}`,
  ]);
  const vpnGateway = { vpnGatewayId: "vpn-1" };
  expect(wrong({ vpnGateway, routes: [{ to: "10.0.0.0/8", from: token }] })).toEqual([
    `connections.main.routes[0]: ${unknown}`,
  ]);
  // reported as a setting of transit routers only
  expect(wrong({ vpnGateway, propagate: [token] })).toEqual([
    "connections.main.propagate: propagate belongs to connections on a transit router, but this one ends on a VPN gateway",
  ]);
  expect(wrong({}, { connections: { main: { id: "vco-1", propagate: [token] } } })).toEqual([
    `connections.main.propagate: ${unknown}`,
  ]);
});

test("a site without maps is refused, without a TypeError", () => {
  const props = { customerGateways: undefined, connections: undefined } as never;
  expect(wrong({}, props)).toEqual([
    "customerGateways: customerGateways is empty",
    "connections: connections is empty",
  ]);
});

test("only a connection with two tunnels ends on a VPN gateway", () => {
  const vpnGateway = { vpnGatewayId: "vpn-1" };
  expect(vpnGatewayOf({ tunnels, vpnGateway })).toBe(vpnGateway);
  expect([
    vpnGatewayOf(undefined),
    vpnGatewayOf({ tunnels }),
    vpnGatewayOf({ id: "vco-1", vpnGateway } as never),
  ]).toEqual([undefined, undefined, undefined]);
});
