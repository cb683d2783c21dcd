import { type Json, patch, resources, UNKNOWN } from "../fixtures";
import { testRule } from "../rule-test";

const MAP = "resource/alicloud_cen_route_map/main";
const right = resources({
  alicloud_cen_route_map: {
    main: {
      ...{ cen_id: "cen-abc123", cen_region_id: "cn-hangzhou", transmit_direction: "RegionOut" },
      ...{ map_result: "Permit", priority: 100 },
      source_child_instance_types: ["VPN"],
      destination_child_instance_types: ["VBR"],
    },
  },
});
const map = (argument: string, value: Json[string], json = right) => patch(json, `${MAP}/${argument}`, value);
const onTheWayIn = map("transmit_direction", "RegionIn");
const address = "alicloud_cen_route_map.main";
const direction = {
  at: "transmit_direction",
  message: "the map acts on RegionIn, the cloud's denial on the way out",
  address,
};

testRule("transit-route-map", {
  passes: {
    "a map on the way out": right,
    "a map that denies": map("map_result", "Deny", onTheWayIn),
    "a map from another kind": map("source_child_instance_types", ["VPC"], onTheWayIn),
    "a map to another kind": map("destination_child_instance_types", ["VPC"], onTheWayIn),
    "a map without a source kind": map("source_child_instance_types", undefined, onTheWayIn),
  },
  finds: {
    "a map on the way in": { in: onTheWayIn, findings: [direction] },
    "a map on the way in for other kinds, too": {
      in: map("source_child_instance_types", ["VPN", "VPC"], onTheWayIn),
      findings: [direction],
    },
    "a map from CCN on the way in": {
      in: map("source_child_instance_types", ["CCN"], onTheWayIn),
      findings: [direction],
    },
  },
  leavesOpen: {
    "the direction": map("transmit_direction", UNKNOWN),
    "the result": map("map_result", UNKNOWN),
    "the source kinds": map("source_child_instance_types", UNKNOWN),
    "the destination kinds": map("destination_child_instance_types", UNKNOWN),
  },
});
