import { type Json, patch, resources, UNKNOWN } from "../fixtures";
import { testRule } from "../rule-test";

const right = resources({
  alicloud_cen_route_map: {
    main: {
      ...{ cen_id: "cen-abc123", cen_region_id: "cn-hangzhou", transmit_direction: "RegionOut" },
      ...{ map_result: "Permit", priority: 100 },
    },
  },
});
const map = (argument: string, value: Json[string]) =>
  patch(right, `resource/alicloud_cen_route_map/main/${argument}`, value);
const address = "alicloud_cen_route_map.main";
const found = (argument: string, number: number) => ({
  in: map(argument, number),
  findings: [{ at: argument, message: `${number} is not from 1 to 100`, address, fault: String(number) }],
});
const networks = (count: number) => Array.from({ length: count }, (_, index) => `10.${index}.0.0/16`);

testRule("route-map-limits", {
  cannotBeWaived: true,
  passes: {
    "the last priority": right,
    "the first priority": map("priority", 1),
    "a next priority and a preference": patch(
      map("next_priority", 100),
      "resource/alicloud_cen_route_map/main/preference",
      1,
    ),
    "neither, as the provider reads it": map("next_priority", 0),
    "a list of 32 networks": map("destination_cidr_blocks", networks(32)),
  },
  finds: {
    "priority 0": found("priority", 0),
    "priority 101": found("priority", 101),
    "half a priority": found("priority", 1.5),
    "a next priority of 200": found("next_priority", 200),
    "a preference of 101": found("preference", 101),
    "a list of 33 networks": {
      in: map("destination_cidr_blocks", networks(33)),
      findings: [{ at: "destination_cidr_blocks", message: "the list has 33 items", address }],
    },
    "a long AS path": {
      in: map(
        "prepend_as_path",
        Array.from({ length: 33 }, (_, index) => String(64_512 + index)),
      ),
      findings: [{ at: "prepend_as_path", message: "the list has 33 items", address }],
    },
  },
  leavesOpen: {
    "which priority it has": map("priority", UNKNOWN),
    "how long a list is": map("destination_cidr_blocks", UNKNOWN),
  },
});
