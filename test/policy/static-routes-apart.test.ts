import { judge } from "../../policy";
import { type Json, judgeStack, patch, type SiteOptions, site, stack, UNKNOWN, verdict } from "./fixtures";

const found = (json: Json) =>
  judgeStack(json)
    .findings.filter(({ rule }) => rule === "static-routes-apart")
    .map(({ address }) => address);

const OFFICE = ["10.1.0.0/16"];
const two = (one: string, other: string) =>
  stack(site("chengdu", { routes: [one] }), site("xian", { routes: [other] }));
const route = (name: string, network: string) =>
  `alicloud_vpn_gateway_vco_route.${name}__main__${network.replaceAll(/[./]/g, "-")}`;

test("the same network at two sites is told once, at the later one", () => {
  expect(found(two("10.1.0.0/16", "10.1.0.0/16"))).toEqual([route("xian", "10.1.0.0/16")]);
});

test("of two networks, one in the other, the smaller is told, whichever site has it", () => {
  expect(found(two("10.1.0.0/16", "10.1.9.0/24"))).toEqual([route("xian", "10.1.9.0/24")]);
  expect(found(two("10.1.9.0/24", "10.1.0.0/16"))).toEqual([route("chengdu", "10.1.9.0/24")]);
});

test("a network far inside another one is found across those between, also of its own site", () => {
  const nested = stack(
    site("chengdu", { routes: ["10.1.0.0/16"] }),
    site("xian", { routes: ["10.1.8.0/21", "10.1.9.0/24", "10.1.24.0/24"] }),
  );
  expect(found(nested)).toEqual(
    ["10.1.24.0/24", "10.1.8.0/21", "10.1.9.0/24"].map((network) => route("xian", network)),
  );
});

test("networks side by side are apart, and so are those of one site", () => {
  expect(found(two("10.1.0.0/24", "10.1.1.0/24"))).toEqual([]);
  expect(found(site("chengdu", { routes: ["10.1.0.0/16", "10.1.9.0/24"] }))).toEqual([]);
});

test("a whole private range leads to what is elsewhere, unless two sites have it", () => {
  expect(found(two("10.0.0.0/8", "10.1.0.0/16"))).toEqual([]);
  expect(found(two("10.0.0.0/8", "10.0.0.0/8"))).toEqual([route("xian", "10.0.0.0/8")]);
});

test("connections to the same customer gateways share traffic, whatever they are called", () => {
  const named = (json: Json): Json => JSON.parse(JSON.stringify(json).replaceAll("__main", "")) as Json;
  const plain = (other: string) => named(stack(site("one", { routes: OFFICE }), site(other, { routes: OFFICE })));
  expect(found(plain("two"))).toHaveLength(1);
  const gateways = [1, 2].map((number) => [`two__edge-${number}`, `one__edge-${number}`] as const);
  const shared = gateways.reduce(
    (text, [from, to]) => text.replaceAll(`gateway.${from}.id`, `gateway.${to}.id`),
    JSON.stringify(plain("two")),
  );
  expect(found(JSON.parse(shared) as Json)).toEqual([]);
});

test("route tables of their own keep sites apart; stacks do not", () => {
  const propagation = "resource/alicloud_cen_transit_router_route_table_propagation/xian__main";
  const both = two("10.1.0.0/16", "10.1.0.0/16");
  expect(found(patch(both, `${propagation}/transit_router_route_table_id`, "vtb-2"))).toEqual([]);
  expect(found(patch(both, propagation, undefined))).toEqual([]);
  const open = judgeStack(patch(both, `${propagation}/transit_router_route_table_id`, UNKNOWN));
  expect(verdict(open, "static-routes-apart")).toBe("undecided");
  const alone = (name: string, options: SiteOptions) => ({
    name,
    json: site("office", { routes: OFFICE, ...options }),
  });
  const judged = judge([alone("a", {}), alone("b", { stack: "b" })]);
  expect(judged.findings.find(({ rule }) => rule === "static-routes-apart")?.stacks).toEqual(["a", "b"]);
});

test("a lone connection is never left open", () => {
  const judged = judgeStack(site("chengdu", { routes: [UNKNOWN, `${UNKNOWN} `] }));
  expect(verdict(judged, "static-routes-apart")).toBe("pass");
});
