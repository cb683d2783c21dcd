import { type Json, patch, resources, UNKNOWN } from "../fixtures";
import { testRule } from "../rule-test";

const there = "alicloud_cen_route_map.there";
const back = "alicloud_cen_route_map.back";
const map = (priority: number): Json => ({
  ...{ cen_id: "cen-abc123", cen_region_id: "cn-hangzhou", transmit_direction: "RegionOut" },
  ...{ map_result: "Permit", priority },
});
const maps = resources({ alicloud_cen_route_map: { there: map(10), back: map(11) } });
const alike = resources({ alicloud_cen_route_map: { there: map(10), back: map(10) } });
const but = (argument: string, value: Json[string], json = alike) =>
  patch(json, `resource/alicloud_cen_route_map/back/${argument}`, value);
const one = (others: Json) => resources({ alicloud_cen_route_map: { there: { ...map(10), ...others } } });
const also = { at: "priority", message: `10 is also the priority of ${back}`, address: there, with: [back] };
const repeated = {
  in: one({ count: 2 }),
  as: ["synth"] as const,
  findings: [{ at: "priority", message: "10 is the priority of 2 instances", address: there }],
};

testRule("route-map-priorities-distinct", {
  cannotBeWaived: true,
  passes: {
    "two priorities": maps,
    "maps of two CEN instances": but("cen_id", "cen-def456"),
    "maps of two regions": but("cen_region_id", "cn-beijing"),
    "maps of two directions": but("transmit_direction", "RegionIn"),
    "a map with count 0": {
      in: patch(alike, "resource/alicloud_cen_route_map/there/count", 0),
      as: ["synth"],
    },
    "one instance": { in: one({ count: 1 }), as: ["synth"] },
  },
  finds: {
    "one priority twice": { in: alike, findings: [also] },
    "one priority three times": {
      in: patch(alike, "resource/alicloud_cen_route_map/third", map(10)),
      as: ["synth"],
      findings: [also, { ...also, address: "alicloud_cen_route_map.third", with: [] }],
    },
    "two instances": repeated,
    "two instances beside a map": {
      in: but("count", 2),
      as: ["synth"],
      findings: [
        { at: "priority", message: "10 is the priority of 2 instances", address: back },
        { ...also, with: [] },
      ],
    },
    "the priority of another stack": {
      in: one({}),
      beside: { hub: one({}) },
      as: ["synth"],
      findings: [
        { at: "priority", message: `10 is also the priority of ${there} in dev-sites`, stacks: ["dev-sites", "hub"] },
      ],
    },
  },
  leavesOpen: {
    "the priority": but("priority", UNKNOWN),
    "the CEN instance of a map": but("cen_id", UNKNOWN),
    "the region of a map": but("cen_region_id", UNKNOWN),
    "the direction of a map": but("transmit_direction", UNKNOWN),
    "the priorities of instances": { in: one({ count: 2, priority: "${10 + count.index}" }), as: ["synth"] },
  },
});
