import { API_CBN } from "../../domain/source";
import { routeMapListProblem, routeMapNumberProblem } from "../../domain/transit";
import type { Value } from "../../graph/terraform/value";
import { hcl } from "../example";
import { type Complaint, each, rule } from "../rule";

export default rule({
  id: "route-map-limits",
  level: "error",
  refusedByCloud: true,
  title: "Priorities and preference of a route map are 1 to 100, and its lists have up to 32 items",
  why: "The API refuses any other route map; until it exists, the cloud keeps VPN and VBR connections apart.",
  source: API_CBN,
  fix: "use a number from 1 to 100, or split the list over two route maps",
  subjects: (graph) => graph.routeMaps(),
  check: ({ priority, nextPriority, preference, lists }) =>
    each(
      [
        () => numberComplaint(priority),
        // the provider reads 0 for a missing value
        ...[nextPriority, preference].map((number) => () => (number.or(0) === 0 ? undefined : numberComplaint(number))),
        ...lists.map((list) => () => {
          const problem = routeMapListProblem(list.or([]).length);
          return problem && { ...problem, at: list };
        }),
      ],
      (check) => check(),
    ),
  bad: hcl`
    resource "alicloud_cen_route_map" "main" {
      cen_id             = "cen-abc123"
      cen_region_id      = "cn-hangzhou"
      transmit_direction = "RegionOut"
      map_result         = "Permit"
      priority           = 200
    }`,
  good: hcl`
    resource "alicloud_cen_route_map" "main" {
      cen_id             = "cen-abc123"
      cen_region_id      = "cn-hangzhou"
      transmit_direction = "RegionOut"
      map_result         = "Permit"
      priority           = 20
    }`,
});

function numberComplaint(number: Value<number>): Complaint | undefined {
  const given = number.known();
  const problem = routeMapNumberProblem(given);
  return problem && { ...problem, at: number, fault: String(given) };
}
