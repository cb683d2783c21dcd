import {
  CustomerGateway,
  type ExistingTransitRouterProps,
  TransitRouter,
  type TransitRouterProps,
} from "../../modules";
import { addresses, resourceOf, synthesizeStack } from "../setup/synth";
import { otherProvider, refused } from "./props";

const IDS = { transitRouterId: "tr-1", cenId: "cen-1" };

const build = (props: TransitRouterProps) =>
  synthesizeStack((stack) => {
    const router = new TransitRouter(stack, "hub", { terraformName: "hub", ...props });
    const description = `${router.transitRouterId} ${router.cenId}`;
    new CustomerGateway(stack, "shown", { ip: "203.0.113.10", description, terraformName: "shown" });
  });

test("a transit router writes all its props, and its CEN instance's", () => {
  const json = build({
    cen: { name: "cen", description: "the c${x}", tags: { a: "${b}" } },
    name: "hub",
    description: "the n${x}",
    tags: { c: "${d}" },
  });
  expect(resourceOf(json, "alicloud_cen_instance.hub")).toEqual({
    cen_instance_name: "cen",
    description: "the c$${x}",
    tags: { a: "$${b}" },
  });
  expect(resourceOf(json, "alicloud_cen_transit_router.hub")).toEqual({
    cen_id: "${alicloud_cen_instance.hub.id}",
    transit_router_name: "hub",
    transit_router_description: "the n$${x}",
    support_multicast: false,
    tags: { c: "$${d}" },
  });
  expect(resourceOf(json, "alicloud_vpn_customer_gateway.shown").description).toBe(
    "${alicloud_cen_transit_router.hub.transit_router_id} ${alicloud_cen_instance.hub.id}",
  );
});

test("missing labels are not written, and an existing CEN instance has its id", () => {
  expect(resourceOf(build({ cen: "cen-1" }), "alicloud_cen_transit_router.hub")).toEqual({
    cen_id: "cen-1",
    support_multicast: false,
  });
  expect(resourceOf(build({ cen: {} }), "alicloud_cen_instance.hub")).toEqual({});
});

test("CIDRs, route tables and transit are added", () => {
  const parts = {
    cidrs: ["10.0.0.0/24"],
    routeTables: { spokes: {} },
    region: "cn-hangzhou",
    transit: ["vpn"],
  } as const;
  expect(addresses(build({ cen: "cen-1", ...parts }))).toEqual([
    "alicloud_cen_route_map.hub__default__from-vpn",
    "alicloud_cen_route_map.hub__spokes__from-vpn",
    "alicloud_cen_transit_router.hub",
    "alicloud_cen_transit_router_cidr.hub__10-0-0-0-24",
    "alicloud_cen_transit_router_route_table.hub__spokes",
    "alicloud_vpn_customer_gateway.shown",
    "data.alicloud_cen_transit_router_route_tables.hub",
  ]);
});

test("all problems are reported at once", () => {
  const name = "is not such a name. Allowed: 2 to 128 letters, digits, _ and -, starting with a letter.";
  expect(
    refused((stack) => new TransitRouter(stack, "hub", { cen: { name: "x" }, name: "y", cidrs: ["10.0.0.0/8"] })),
  ).toEqual([
    `cen.name: “x” ${name}`,
    `name: “y” ${name}`,
    "cidrs[0]: 10.0.0.0/8 is a /8. Allowed: a /16 to /24 outside 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 224.0.0.0/4.",
  ]);
});

describe("an existing transit router", () => {
  const existing = (props: Partial<ExistingTransitRouterProps> = {}, ask = true) =>
    synthesizeStack((stack) => {
      const router = TransitRouter.fromIds(stack, "hub", { ...IDS, terraformName: "hub", ...props });
      expect([router.transitRouterId, router.cenId]).toEqual(["tr-1", "cen-1"]);
      // one check, however many attachments ask
      if (ask) expect([router.readyForAttachments.length, router.readyForAttachments.length]).toEqual([0, 0]);
      new CustomerGateway(stack, "other", { ip: "203.0.113.10", terraformName: "other" });
    });

  test("is looked up with the first attachment, which needs the Enterprise Edition", () => {
    const { "//": _, ...lookup } = existing().data?.alicloud_cen_transit_routers?.hub ?? {};
    expect(lookup).toEqual({
      cen_id: "cen-1",
      transit_router_ids: ["tr-1"],
      lifecycle: {
        postcondition: [
          {
            condition: "${length(self.transit_routers) == 1}",
            error_message: "cen-1 has no transit router tr-1 in this region and account.",
          },
          {
            condition: '${alltrue([for router in self.transit_routers : router.type != "Basic"])}',
            error_message:
              "tr-1 is of the Basic Edition, which accepts no VPN attachments: only the Enterprise Edition does.",
          },
        ],
      },
    });
  });

  test("is not looked up without an attachment, or if the check is off", () => {
    expect(addresses(existing({}, false))).toEqual(["alicloud_vpn_customer_gateway.other"]);
    expect(addresses(existing({ checkEdition: false }))).toEqual(["alicloud_vpn_customer_gateway.other"]);
    expect(addresses(existing({ checkEdition: true }))).toHaveLength(2);
  });

  test("gets CIDRs and route tables", () => {
    expect(addresses(existing({ cidrs: ["10.0.0.0/24"], routeTables: { spokes: {} } }, false))).toEqual([
      "alicloud_cen_transit_router_cidr.hub__10-0-0-0-24",
      "alicloud_cen_transit_router_route_table.hub__spokes",
      "alicloud_vpn_customer_gateway.other",
    ]);
  });

  test("uses the given provider", () => {
    synthesizeStack((stack) => {
      const router = TransitRouter.fromIds(stack, "hub", { ...IDS, provider: otherProvider(stack), accountId: "1" });
      expect([router.provider?.alias, router.accountId]).toEqual(["other", "1"]);
    });
  });

  test("is refused with all its problems", () => {
    expect(
      refused((stack) => TransitRouter.fromIds(stack, "hub", { transitRouterId: "x", cenId: "y", cidrs: ["z"] })),
    ).toEqual([
      "transitRouterId: “x” is not such an id. Allowed: the id of a transit router, tr-…",
      "cenId: “y” is not such an id. Allowed: the id of a CEN instance, cen-…",
      "cidrs[0]: z is not an IPv4 network. Allowed: an IPv4 network such as 10.0.0.0/8.",
    ]);
  });
});
