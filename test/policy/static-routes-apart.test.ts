import { judge, readStacks } from "../../policy";
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

test("connections in the single-tunnel form are told apart by their customer gateways, too", () => {
  const single = (name: string, gateway: string) => {
    const json = JSON.parse(JSON.stringify(site(name, { routes: OFFICE })).replaceAll("__main", "")) as Json;
    const path = `resource/alicloud_vpn_gateway_vpn_attachment/${name}`;
    const bare = patch(json, `${path}/tunnel_options_specification`, undefined);
    return patch(patch(bare, `${path}/ike_config`, { ike_version: "ikev1" }), `${path}/customer_gateway_id`, gateway);
  };
  expect(found(stack(single("one", "cgw-1"), single("two", "cgw-2")))).toHaveLength(1);
  expect(found(stack(single("one", "cgw-1"), single("two", "cgw-1")))).toEqual([]);
});

test("where a wider route leads is open while its customer gateway is missing", () => {
  const named = (name: string, network: string) =>
    JSON.parse(JSON.stringify(site(name, { routes: [network] })).replaceAll("__main", "")) as Json;
  const missing = patch(
    named("one", "10.1.0.0/16"),
    "resource/alicloud_vpn_gateway_vpn_attachment/one/tunnel_options_specification/0/customer_gateway_id",
    undefined,
  );
  const judged = judgeStack(stack(missing, named("two", "10.1.9.0/24")));
  expect(verdict(judged, "static-routes-apart", "alicloud_vpn_gateway_vco_route.two__10-1-9-0-24")).toBe("undecided");
});

test("where a route of a connection that no stack has leads is open, if another leads there", () => {
  const routes = (other: string) => {
    const path = `resource/alicloud_vpn_gateway_vco_route/${route("xian", other).split(".")[1]}/vpn_connection_id`;
    return verdict(judgeStack(patch(two("10.1.0.0/16", other), path, "vco-abc123")), "static-routes-apart");
  };
  expect(["10.1.0.0/16", "10.1.9.0/24", "10.2.0.0/16"].map(routes)).toEqual(["undecided", "undecided", "pass"]);
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
  const judged = judge(readStacks([alone("a", {}), alone("b", { stack: "b" })]));
  expect(judged.findings.find(({ rule }) => rule === "static-routes-apart")).toMatchObject({
    stacks: ["a", "b"],
    message: `10.1.0.0/16 also leads to another site: ${route("office", "10.1.0.0/16")} in a`,
  });
});

test("a lone connection is never left open", () => {
  const judged = judgeStack(site("chengdu", { routes: [UNKNOWN, `${UNKNOWN} `] }));
  expect(verdict(judged, "static-routes-apart")).toBe("pass");
});

describe("protected flows, for which the cloud writes the routes", () => {
  const connection = (name: string) => `alicloud_vpn_gateway_vpn_attachment.${name}__main`;
  /** A site without routes of its own. */
  const flows = (name: string, network: string) => {
    const path = `resource/${connection(name).replace(".", "/")}`;
    const specific = patch(site(name, { routes: [] }), `${path}/local_subnet`, "172.16.0.0/16");
    return patch(specific, `${path}/remote_subnet`, network);
  };

  test("lead to one site, too, and so do routes beside them", () => {
    const [chengdu, xian] = [flows("chengdu", "10.1.0.0/16, 10.2.0.0/16"), flows("xian", "10.3.0.0/16, 10.2.0.0/16")];
    expect(found(stack(chengdu, xian))).toEqual([connection("xian")]);
    expect(found(stack(chengdu, flows("xian", "10.2.9.0/24, 10.1.9.0/24")))).toEqual([
      connection("xian"),
      connection("xian"),
    ]);
    expect(found(stack(chengdu, site("xian", { routes: ["10.2.0.0/16"] })))).toEqual([route("xian", "10.2.0.0/16")]);
    expect(found(stack(flows("chengdu", "10.2.9.0/24"), site("xian", { routes: ["10.2.0.0/16"] })))).toEqual([
      connection("chengdu"),
    ]);
    expect(found(stack(chengdu, flows("xian", "10.3.0.0/16")))).toEqual([]);
  });

  test("of a site's second connection lead to the same site", () => {
    const second = JSON.parse(JSON.stringify(flows("chengdu", "10.1.0.0/16")).replaceAll("__main", "__backup")) as Json;
    expect(found(stack(flows("chengdu", "10.1.0.0/16"), second))).toEqual([]);
  });

  test("are none where both sides are everything, and may be some where they are not known", () => {
    const verdictOf = (remote: string) =>
      verdict(judgeStack(stack(flows("chengdu", "10.1.0.0/16"), flows("xian", remote))), "static-routes-apart");
    expect(verdictOf("0.0.0.0/0")).toBe("pass");
    expect(verdictOf(UNKNOWN)).toBe("undecided");
  });

  test("are told at the argument that names them", () => {
    const judged = judgeStack(stack(flows("chengdu", "10.1.0.0/16"), flows("xian", "10.1.0.0/16")));
    expect(judged.findings.filter(({ rule }) => rule === "static-routes-apart")).toMatchObject([
      {
        argument: "remote_subnet",
        message: `10.1.0.0/16 also leads to another site: ${connection("chengdu")}`,
      },
    ]);
  });
});
