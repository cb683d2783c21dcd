import { transitRouterCidrProblem } from "../../domain/route";
import { API_CBN } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "transit-router-cidr",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "A CIDR of a transit router is a /16 to /24 outside reserved ranges",
  why: "The API refuses any other block, and without a CIDR a connection gets no gateway addresses.",
  source: API_CBN,
  fix: "use a block that no network here has, such as 10.255.0.0/24",
  subjects: (graph) => graph.transitRouterCidrs(),
  check: ({ cidr }) => cidr.problem(transitRouterCidrProblem),
  bad: hcl`
    resource "alicloud_cen_transit_router_cidr" "main" {
      transit_router_id = "tr-abc123"
      cidr              = "10.0.0.0/8"
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router_cidr" "main" {
      transit_router_id = "tr-abc123"
      cidr              = "10.255.0.0/24"
    }`,
});
