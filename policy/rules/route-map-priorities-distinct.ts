import { API_CBN } from "../../domain/source";
import { groupBy } from "../../graph/group-by";
import type { RouteMap } from "../../graph/network/route-map";
import { nameFrom } from "../../graph/terraform/resource";
import { ifDecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "route-map-priorities-distinct",
  level: "error",
  phases: EVERY_PHASE,
  refusedByCloud: true,
  title: "No two route maps of a region and direction have the same priority",
  why: "Within a CEN instance, a region and a direction, the cloud accepts each priority once, whatever the route table, and refuses the second. Stacks that share a transit router can get in each other's way.",
  source: API_CBN,
  fix: "give them other priorities; transitPriority sets the first one",
  terraformFix: "give them other priorities",
  subjects: (graph) =>
    [...groupBy(graph.routeMaps(), (map) => ifDecided(() => placeOf(map)))].flatMap(([place, maps]) =>
      maps.map((map, index) => ({
        resource: map.resource,
        map,
        twin: place === undefined ? undefined : maps.slice(0, index).find(isSure),
      })),
    ),
  check({ map, twin }) {
    placeOf(map);
    const { min } = map.resource.instances;
    if (min > 1)
      return {
        what: `${map.priority.known()} is the priority of ${min} instances`,
        allowed: "each priority once",
        at: map.priority,
      };
    if (!twin) return undefined;
    const what = `${map.priority.known()} is also the priority of ${nameFrom(map.resource, twin.resource)}`;
    return { what, allowed: "each priority once", at: map.priority, with: [twin.resource] };
  },
  bad: hcl`
    resource "alicloud_cen_route_map" "there" {
      cen_id                           = "cen-abc123"
      cen_region_id                    = "cn-hangzhou"
      transmit_direction               = "RegionOut"
      map_result                       = "Permit"
      priority                         = 10
      source_child_instance_types      = ["VPN"]
      destination_child_instance_types = ["VBR"]
    }
    resource "alicloud_cen_route_map" "back" {
      cen_id                           = "cen-abc123"
      cen_region_id                    = "cn-hangzhou"
      transmit_direction               = "RegionOut"
      map_result                       = "Permit"
      priority                         = 10
      source_child_instance_types      = ["VBR"]
      destination_child_instance_types = ["VPN"]
    }`,
  good: hcl`
    resource "alicloud_cen_route_map" "there" {
      cen_id                           = "cen-abc123"
      cen_region_id                    = "cn-hangzhou"
      transmit_direction               = "RegionOut"
      map_result                       = "Permit"
      priority                         = 10
      source_child_instance_types      = ["VPN"]
      destination_child_instance_types = ["VBR"]
    }
    resource "alicloud_cen_route_map" "back" {
      cen_id                           = "cen-abc123"
      cen_region_id                    = "cn-hangzhou"
      transmit_direction               = "RegionOut"
      map_result                       = "Permit"
      priority                         = 11
      source_child_instance_types      = ["VBR"]
      destination_child_instance_types = ["VPN"]
    }`,
});

/** Where a priority counts. */
function placeOf({ cenId, regionId, direction, priority }: RouteMap): string {
  return [cenId.identity(), regionId.known(), direction.known(), priority.known()].join("\n");
}

const isSure = ({ resource }: RouteMap) => resource.instances.min > 0;
