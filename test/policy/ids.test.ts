import { good } from "./cases";
import { type Json, type JsonValue, judgeStack, patch, resources, site, stack, UNKNOWN, verdict } from "./fixtures";
import { inHcl, planOf } from "./plan-of";

const ATTACHMENT = "alicloud_cen_transit_router_vpn_attachment.shanghai__main";
const TRANSIT_ROUTER = `resource/${ATTACHMENT.replace(".", "/")}/transit_router_id`;
const VPN = `resource/${ATTACHMENT.replace(".", "/")}/vpn_id`;
const TABLE =
  "resource/alicloud_cen_transit_router_route_table_association/shanghai__main/transit_router_route_table_id";

const hub = stack(
  resources({
    alicloud_cen_transit_router: { main: { cen_id: "cen-abc123" } },
    alicloud_cen_transit_router_route_table: { main: { transit_router_id: "tr-abc123" } },
  }),
  site("shanghai"),
);

const found = (json: Json) =>
  judgeStack(json)
    .findings.filter(({ rule }) => rule === "ids")
    .map(({ address, argument, message, fix }) => ({ address, argument, message, fix }));

describe("the id that Terraform has of a resource", () => {
  const wired = (path: string, id: string) => patch(hub, path, id);

  test("is no transit router's, but for a part of it", () => {
    const wrong = wired(TRANSIT_ROUTER, "${alicloud_cen_transit_router.main.id}");
    const finding = {
      address: ATTACHMENT,
      argument: "transit_router_id",
      message: "alicloud_cen_transit_router.main.id has more in it than the id",
      fix: "alicloud_cen_transit_router.main.transit_router_id",
    };
    expect([found(wrong), found(planOf(wrong))]).toEqual([[finding], [finding]]);
    expect(found(wired(TRANSIT_ROUTER, "${alicloud_cen_transit_router.main.transit_router_id}"))).toEqual([]);
    // of an expression in HCL a plan does not tell whether that part is cut out
    expect(verdict(judgeStack(inHcl(planOf(wrong))), "ids")).toBe("undecided");
  });

  test("is no route table's, but for a part of it", () => {
    const wrong = wired(TABLE, "${alicloud_cen_transit_router_route_table.main.id}");
    expect(found(wrong)).toEqual([
      expect.objectContaining({ fix: "alicloud_cen_transit_router_route_table.main.transit_router_route_table_id" }),
    ]);
    expect(verdict(judgeStack(inHcl(planOf(wrong))), "ids")).toBe("undecided");
    const right = wired(TABLE, "${alicloud_cen_transit_router_route_table.main.transit_router_route_table_id}");
    expect([right, planOf(right), inHcl(planOf(right))].map(found)).toEqual([[], [], []]);
  });

  test("is told when it is known", () => {
    expect(found(wired(TRANSIT_ROUTER, "cen-abc123:tr-abc123"))).toMatchObject([
      { message: "“cen-abc123:tr-abc123” is not such an id" },
    ]);
  });
});

test("an id of another kind of thing is found in every form of a stack", () => {
  const wrong = patch(hub, VPN, "${alicloud_vpn_customer_gateway.shanghai__edge-1.id}");
  const finding = {
    address: ATTACHMENT,
    argument: "vpn_id",
    message: "alicloud_vpn_customer_gateway.shanghai__edge-1.id is the id of a customer gateway, cgw-…",
  };
  for (const json of [wrong, planOf(wrong), inHcl(planOf(wrong))]) expect(found(json)).toMatchObject([finding]);
});

test("what is no id is none through a reference either", () => {
  const named = patch(hub, "resource/alicloud_vpn_customer_gateway/shanghai__edge-1/customer_gateway_name", "edge");
  const wrong = patch(named, VPN, "${alicloud_vpn_customer_gateway.shanghai__edge-1.customer_gateway_name}");
  expect(found(wrong)).toMatchObject([{ message: "“edge” is not such an id" }]);
});

test.each<[string, string, string, JsonValue]>([
  ["association", "transit_router_attachment_id", "tr-attach-abc", "vco-abc"],
  ["association", "transit_router_route_table_id", "vtb-abc", "tr-abc"],
  ["propagation", "transit_router_attachment_id", "tr-attach-abc", "tr-abc"],
  ["propagation", "transit_router_route_table_id", "vtb-abc", "vtb-abc:tr-abc"],
])("of a route table's %s, %s is judged", (kind, argument, right, wrong) => {
  const path = `resource/alicloud_cen_transit_router_route_table_${kind}/shanghai__main/${argument}`;
  expect(found(patch(good, path, right))).toEqual([]);
  expect(found(patch(good, path, wrong))).toMatchObject([{ argument, message: `“${wrong}” is not such an id` }]);
  expect(verdict(judgeStack(patch(good, path, UNKNOWN)), "ids")).toBe("undecided");
});

describe("of a route map", () => {
  const map = (others: Json) =>
    resources({
      alicloud_cen_transit_router_route_table: { main: { transit_router_id: "tr-abc123" } },
      alicloud_cen_route_map: {
        main: {
          ...{ cen_id: "cen-abc123", cen_region_id: "cn-hangzhou", transmit_direction: "RegionOut" },
          ...{ map_result: "Permit", priority: 1 },
          ...others,
        },
      },
    });

  test("the route table and the CEN instance are judged", () => {
    expect(
      found(map({ transit_router_route_table_id: "${alicloud_cen_transit_router_route_table.main.id}" })),
    ).toMatchObject([{ fix: "alicloud_cen_transit_router_route_table.main.transit_router_route_table_id" }]);
    expect(found(map({ cen_id: "tr-abc123" }))).toMatchObject([{ argument: "cen_id" }]);
  });

  test("the table may be left to the cloud", () => {
    expect([{}, { transit_router_route_table_id: "" }].map((others) => found(map(others)))).toEqual([[], []]);
  });
});
