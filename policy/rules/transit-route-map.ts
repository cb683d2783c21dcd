import { API_CBN } from "../../domain/source";
import { permitProblem, TRANSIT_KINDS } from "../../domain/transit";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "transit-route-map",
  level: "error",
  phases: EVERY_PHASE,
  title: "A route map that lets VPN, Express Connect and CCN reach each other acts where the cloud's own denial acts",
  why: "The cloud denies these routes on the way out of every route table, with priority 5000; a map elsewhere changes nothing.",
  source: API_CBN,
  fix: "transmit_direction = RegionOut",
  subjects: (graph) => graph.routeMaps(),
  check({ result, from, to, direction }) {
    const concerns = (kinds: readonly string[]) => TRANSIT_KINDS.some((kind) => kinds.includes(kind.toUpperCase()));
    if (!concerns(from.known()) || !concerns(to.known()) || result.known() !== "Permit") return undefined;
    const problem = permitProblem(direction.known());
    return problem && { ...problem, at: direction };
  },
  bad: hcl`
    resource "alicloud_cen_route_map" "there" {
      cen_id                           = "cen-abc123"
      cen_region_id                    = "cn-hangzhou"
      transmit_direction               = "RegionIn"
      map_result                       = "Permit"
      priority                         = 10
      source_child_instance_types      = ["VPN"]
      destination_child_instance_types = ["VBR"]
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
    }`,
});
