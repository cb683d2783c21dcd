import { TransitRouter } from "../../../modules";
import { resourceOf, synthesizeStack } from "../../setup/synth";
import { refused } from "../props";

const PERMIT = {
  cen_id: "cen-1",
  cen_region_id: "cn-hangzhou",
  transmit_direction: "RegionOut",
  map_result: "Permit",
  source_instance_ids_reverse_match: false,
  destination_instance_ids_reverse_match: false,
};
const IDS = {
  transitRouterId: "tr-1",
  cenId: "cen-1",
  checkEdition: false,
  terraformName: "hub",
  region: "cn-hangzhou",
};

test("each table permits its own kinds, with its own priorities, and may differ from its transit router", () => {
  const json = synthesizeStack((stack) => {
    TransitRouter.fromIds(stack, "hub", {
      ...IDS,
      transit: ["vpn", "vbr"],
      transitPriority: 5,
      routeTables: {
        spokes: { id: "vtb-1", transit: ["ccn"], formerly: ["old"] },
        alone: { id: "vtb-2", transit: [] },
      },
    });
  });
  expect(Object.keys(json.resource.alicloud_cen_route_map ?? {})).toEqual([
    "hub__default__from-vpn",
    "hub__default__to-vpn",
    "hub__spokes__from-vpn",
    "hub__spokes__to-vpn",
  ]);
  const permit = (name: string) => resourceOf(json, `alicloud_cen_route_map.hub__${name}`);
  expect(permit("default__from-vpn")).toEqual({
    ...PERMIT,
    transit_router_route_table_id: expect.stringContaining("data.alicloud_cen_transit_router_route_tables.hub.tables"),
    priority: 5,
    description: "Routes from VPN to VPN, VBR",
    source_child_instance_types: ["VPN"],
    destination_child_instance_types: ["VPN", "VBR"],
  });
  expect(permit("default__to-vpn")).toMatchObject({ priority: 6, description: "Routes from VBR to VPN" });
  expect(permit("spokes__to-vpn")).toEqual({
    ...PERMIT,
    transit_router_route_table_id: "vtb-1",
    priority: 8,
    description: "Routes from CCN to VPN",
    source_child_instance_types: ["CCN"],
    destination_child_instance_types: ["VPN"],
  });
  const map = "alicloud_cen_route_map.hub__";
  expect(json).toMatchObject({
    moved: ["from", "to"].map((way) => ({ from: `${map}old__${way}-vpn`, to: `${map}spokes__${way}-vpn` })),
  });
});

test("priorities start at 1, and by default nothing is permitted", () => {
  const build = (transit?: ["vbr"]) =>
    synthesizeStack((stack) => {
      const routeTables = { spokes: { id: "vtb-1" } };
      const router = TransitRouter.fromIds(stack, "hub", {
        ...IDS,
        cidrs: ["10.0.0.0/24"],
        routeTables,
        ...(transit ? { transit } : {}),
      });
      expect(router.cenId).toBe("cen-1");
    });
  const json = build(["vbr"]);
  const maps = Object.values(json.resource.alicloud_cen_route_map ?? {});
  expect(maps.map(({ priority }) => priority)).toEqual([1, 2, 3, 4]);
  expect(build().resource).not.toHaveProperty("alicloud_cen_route_map");
});

test("a permit of a transit router without a region is refused at synth", () => {
  expect(
    refused((stack) => TransitRouter.fromIds(stack, "hub", { ...IDS, region: undefined as never, transit: ["vpn"] })),
  ).toHaveLength(1);
});
