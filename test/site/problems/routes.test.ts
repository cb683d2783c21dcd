import type { NegotiationSettings, Route } from "../../../site/connection";
import { checkRoutes } from "../../../site/problems/routes";
import { found, UNKNOWN, UNKNOWN_THING } from "../found";

const FLOWS = { cloud: ["10.0.0.0/8"], site: ["192.168.1.0/24"] };

const wrong = (
  routes: readonly (string | Route)[] | undefined,
  onVpnGateway: boolean,
  routing?: NegotiationSettings["routing"],
) => found((check) => checkRoutes(check, routes, onVpnGateway, routing));

test.each<[readonly (string | Route)[] | undefined, boolean]>([
  [undefined, false],
  [UNKNOWN, false],
  [[], false],
  [["192.168.0.0/16", { to: "192.168.1.0/24" }, UNKNOWN, UNKNOWN_THING, { to: UNKNOWN }], false],
  [["0.0.0.0/0", { to: "192.168.1.0/24", from: "10.0.0.0/8", weight: 0, publish: false }], true],
  [["192.168.1.0/24", { to: "192.168.1.0/24", from: "10.0.0.0/8" }], true],
  // two unknown routes are not duplicates
  [[{ to: UNKNOWN }, { to: UNKNOWN }], false],
  [
    [
      { to: "10.0.0.0/8", from: UNKNOWN },
      { to: "10.0.0.0/8", from: UNKNOWN },
    ],
    true,
  ],
])("nothing is wrong with the routes %j, on a VPN gateway: %s", (routes, onVpnGateway) => {
  expect(wrong(routes, onVpnGateway)).toEqual([]);
});

test("a route is reported at its place, as text or as an object", () => {
  const NETWORK = "Allowed: an IPv4 network such as 10.0.0.0/8. Fix: write 10.0.0.0/8.";
  expect(wrong(["10.0.0.1/8", { to: "10.0.0.1/8" }], false)).toEqual([
    `routes[0]: 10.0.0.1/8 has host bits set. ${NETWORK}`,
    `routes[1].to: 10.0.0.1/8 has host bits set. ${NETWORK}`,
    "routes: 10.0.0.1/8 is there twice. Allowed: each route once.",
  ]);
  expect(wrong([{ to: "11.0.0.0/8", from: "10.0.0.1/8", weight: 50 as never }], true)).toEqual([
    `routes[0].from: 10.0.0.1/8 has host bits set. ${NETWORK}`,
    "routes[0].weight: 50 is not a weight. Allowed: 100 or 0.",
  ]);
});

test("on a transit router a route has only a destination at the site", () => {
  expect(wrong(["0.0.0.0/0"], false).map((problem) => problem.split(". ")[0])).toEqual([
    "routes[0]: 0.0.0.0/0 cannot be a static route of a connection",
  ]);
  const allowed = "Allowed: only a destination. Fix: write 10.0.0.0/8 alone.";
  expect(wrong([{ to: "10.0.0.0/8", weight: 0 }, "11.0.0.0/8"], false)).toEqual([
    `routes[0]: weight of the route to 10.0.0.0/8 belongs to connections on a VPN gateway. ${allowed}`,
  ]);
});

test("the cloud makes the routes of protected flows", () => {
  const flow = (at: string) =>
    `${at}: 192.168.1.0/24 is a protected flow, and the cloud writes its route. Allowed: routes that no flow covers. Fix: remove 192.168.1.0/24 from routes.`;
  expect(wrong(["192.168.1.0/24", "192.168.2.0/24"], false, FLOWS)).toEqual([flow("routes[0]")]);
  expect(wrong([{ to: "192.168.1.0/24" }], true, FLOWS)).toEqual([flow("routes[0].to")]);
  const others = [
    "destination",
    UNKNOWN_THING,
    { ...FLOWS, site: UNKNOWN },
    { ...FLOWS, site: undefined as never },
  ] as const;
  for (const routing of others) expect(wrong(["192.168.1.0/24"], false, routing)).toEqual([]);
});
