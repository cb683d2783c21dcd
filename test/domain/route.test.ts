import {
  advisedNetworksProblem,
  flowRouteProblem,
  type RouteKey,
  routeName,
  routesProblem,
  routeWeightProblem,
  routingProblem,
  selectorsAdvice,
  selectorsProblems,
  servicesProblem,
  severalNetworksProblem,
  staticRouteProblem,
  transitRouterCidrProblem,
  vpnGatewayRouteOnlyProblem,
} from "../../domain/route";

const BOTH = "0.0.0.0/0 alone on both sides (destination routing), or networks on both sides (protected flows)";
const MANY = Array.from({ length: 11 }, (_, index) => `10.${index}.0.0/16`);

test.each([
  [["0.0.0.0/0"], ["0.0.0.0/0"]],
  [["10.0.0.0/8"], ["192.168.0.0/16"]],
  [MANY.slice(0, 10), ["192.168.0.0/16"]],
])("the sides %j and %j are right", (cloud, site) => {
  expect(selectorsProblems(cloud, site)).toEqual([]);
  expect(selectorsAdvice(cloud, site)).toEqual([]);
});

test("each side needs networks, not too many, and nothing else", () => {
  expect(selectorsProblems([], MANY)).toEqual([
    { side: "cloud", what: "the cloud side has no network", allowed: BOTH },
    { side: "site", what: "the site side has 11 networks", allowed: "up to 10 on each side" },
  ]);
  expect(selectorsProblems(["10.0.0.0/8", "10.1.0.0/33"], [])).toEqual([
    {
      side: "cloud",
      index: 1,
      what: "10.1.0.0/33 is not an IPv4 network",
      allowed: "an IPv4 network such as 10.0.0.0/8",
    },
    { side: "site", what: "the site side has no network", allowed: BOTH },
  ]);
});

const APART = "networks of the cloud and of the site that do not overlap";
const ONE_SIDE = { what: "one side is 0.0.0.0/0, the other is specific", allowed: BOTH };
const twice = (network: string, side = "cloud") => ({
  side,
  what: `the ${side} side names ${network} twice`,
  allowed: "each network once",
  fix: `remove one ${network}`,
});
const beside = (side: string) => ({
  side,
  what: `the ${side} side has 0.0.0.0/0 beside other networks`,
  allowed: BOTH,
});
const clash = (cloud: string, site: string) => ({
  what: `${cloud} of the cloud side overlaps ${site} of the site side`,
  allowed: APART,
});

test.each([
  [["0.0.0.0/0"], ["192.168.0.0/16"], [ONE_SIDE]],
  [["10.0.0.0/8"], ["0.0.0.0/0"], [ONE_SIDE]],
  [["10.0.0.0/8"], ["10.1.0.0/16"], [clash("10.0.0.0/8", "10.1.0.0/16")]],
  [
    ["10.0.0.0/8", "10.0.0.0/8", "11.0.0.0/8"],
    ["10.1.0.0/16", "10.1.0.0/16", "12.0.0.0/8"],
    [twice("10.0.0.0/8"), twice("10.1.0.0/16", "site"), clash("10.0.0.0/8", "10.1.0.0/16")],
  ],
  [["10.0.0.0/8", "x"], ["10.1.0.0/16", "y"], [clash("10.0.0.0/8", "10.1.0.0/16")]],
  [["0.0.0.0/0", "10.0.0.0/8"], ["10.1.0.0/16"], [beside("cloud"), ONE_SIDE]],
  [
    ["0.0.0.0/0", "10.0.0.0/8"],
    ["0.0.0.0/0", "10.0.0.0/8"],
    [beside("cloud"), beside("site")],
  ],
  [["0.0.0.0/0", "0.0.0.0/0"], ["0.0.0.0/0"], [twice("0.0.0.0/0")]],
  [[], ["0.0.0.0/0", "10.0.0.0/8"], [beside("site")]],
  [["0.0.0.0/0"], [], []],
])("the sides %j and %j are unwise", (cloud, site, advice) => {
  expect(selectorsAdvice(cloud, site)).toEqual(advice);
});

test.each([
  ["0.0.0.0/0", "0.0.0.0/0 cannot be a static route of a connection"],
  ["100.64.0.0/10", "100.64.0.0/10 touches 100.64.0.0/10"],
  ["100.0.0.0/8", "100.0.0.0/8 touches 100.64.0.0/10"],
  ["10.0.0.1/8", "10.0.0.1/8 has host bits set"],
])("%s is no static route", (destination, what) => expect(staticRouteProblem(destination)?.what).toBe(what));

test("a static route leads to a network at the site", () => {
  expect(staticRouteProblem("192.168.0.0/16")).toBeUndefined();
  expect(staticRouteProblem("0.0.0.0/0")).toMatchObject({
    allowed: "a network at the site, neither 0.0.0.0/0 nor touching 100.64.0.0/10",
    fix: "use BGP, or list the site's networks",
  });
});

test("the cloud's own services are at no site", () => {
  for (const network of ["100.64.0.0/10", "100.64.1.0/24", "100.0.0.0/8"])
    expect(servicesProblem(network)).toEqual({
      what: `${network} touches 100.64.0.0/10`,
      allowed: "a network at the site that does not touch 100.64.0.0/10",
    });
  // a text that is no network, and 0.0.0.0/0, are judged by other predicates
  for (const network of ["10.1.0.0/16", "100.128.0.0/16", "0.0.0.0/0", "anything"])
    expect(servicesProblem(network)).toBeUndefined();
});

test("one of two redundant routes is active", () => {
  for (const weight of [100, 0]) expect(routeWeightProblem(weight)).toBeUndefined();
  expect(routeWeightProblem(50)).toEqual({ what: "50 is not a weight", allowed: "100 or 0" });
});

test("a route on a transit router has only a destination", () => {
  expect(vpnGatewayRouteOnlyProblem({ to: "10.0.0.0/8", from: undefined })).toBeUndefined();
  expect(vpnGatewayRouteOnlyProblem({ to: "10.0.0.0/8", from: "172.16.0.0/12" })).toEqual({
    what: "from of the route to 10.0.0.0/8 belongs to connections on a VPN gateway",
    allowed: "only a destination",
    fix: "write 10.0.0.0/8 alone",
  });
});

test("a route appears once", () => {
  const route = { to: "10.0.0.0/8" };
  const policy: RouteKey = { ...route, from: "172.16.0.0/12" };
  expect(routesProblem([route, policy, { to: "11.0.0.0/8" }])).toBeUndefined();
  expect(routesProblem([policy, route, route])).toEqual({
    what: "10.0.0.0/8 is there twice",
    allowed: "each route once",
  });
  expect(routesProblem([policy, policy])?.what).toBe("172.16.0.0/12 to 10.0.0.0/8 is there twice");
  expect(routeName(route)).toBe("10-0-0-0-8");
  expect(routeName(policy)).toBe("172-16-0-0-12__10-0-0-0-8");
});

const ROUTER = "a /16 to /24 outside 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 224.0.0.0/4";

test.each([
  ["10.0.0.0/15", { what: "10.0.0.0/15 is a /15", allowed: ROUTER }],
  ["10.0.0.0/25", { what: "10.0.0.0/25 is a /25", allowed: ROUTER }],
  ["100.64.0.0/16", { what: "100.64.0.0/16 is in 100.64.0.0/10", allowed: ROUTER }],
  ["169.254.0.0/16", { what: "169.254.0.0/16 is in 169.254.0.0/16", allowed: ROUTER }],
  ["10.0.0.1/16", expect.objectContaining({ what: "10.0.0.1/16 has host bits set" })],
  ["10.0.0.0/16", undefined],
  ["10.0.0.0/24", undefined],
])("%s as the CIDR of a transit router: %j", (cidr, problem) => {
  expect(transitRouterCidrProblem(cidr)).toEqual(problem);
});

test("protected flows and BGP exclude each other", () => {
  expect(routingProblem(true, true)).toEqual({
    what: "protected flows and BGP are both on",
    allowed: "one of them: BGP learns networks that the flows exclude",
  });
  expect([routingProblem(true, false), routingProblem(false, true)]).toEqual([undefined, undefined]);
});

test("more than five networks a side are unwise, more than ten are refused", () => {
  expect([5, 11].map((count) => advisedNetworksProblem(MANY.slice(0, count)))).toEqual([undefined, undefined]);
  for (const count of [6, 10])
    expect(advisedNetworksProblem(MANY.slice(0, count))).toEqual({
      what: `there are ${count} networks on this side`,
      allowed: "up to 5",
    });
});

test("ikev1 supports one network a side", () => {
  expect(severalNetworksProblem(2, "ikev1")).toEqual({
    what: "ikev1 cannot carry 2 networks on one side",
    allowed: "ikev2, or one network on each side",
  });
  expect([severalNetworksProblem(1, "ikev1"), severalNetworksProblem(2, "ikev2")]).toEqual([undefined, undefined]);
});

test("the cloud makes the routes of protected flows itself", () => {
  expect(flowRouteProblem("10.0.0.0/8", ["11.0.0.0/8", "10.0.0.0/8"])).toEqual({
    what: "10.0.0.0/8 is a protected flow, and the cloud writes its route",
    allowed: "routes that no flow covers",
    fix: "remove 10.0.0.0/8 from routes",
  });
  expect(flowRouteProblem("10.0.0.0/8", ["11.0.0.0/8"])).toBeUndefined();
  expect(flowRouteProblem("0.0.0.0/0", ["0.0.0.0/0"])).toBeUndefined();
});
