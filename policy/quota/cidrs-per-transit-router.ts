import { ifDecided } from "../../graph/terraform/value";
import { quota } from "./quota";

export default quota({
  id: "cidrs-per-transit-router",
  level: "error",
  refusedByCloud: true,
  checks: ["P19"],
  limit: "transitRouterCidrs",
  title: "A transit router has no more CIDRs than its limit",
  why: "The API refuses further ones, and attachments that wait for them are not made.",
  fix: "use fewer, larger blocks: a /16 holds more addresses than all attachments need",
  bad: "six alicloud_cen_transit_router_cidr with one transit_router_id",
  good: "one alicloud_cen_transit_router_cidr with cidr = 10.255.0.0/24",
  members: (graph) =>
    [...graph.transitRouterCidrs(), ...graph.transitRouterCidrs.forgotten()].map(({ resource, transitRouterId }) => ({
      resource,
      key: [ifDecided(() => graph.transitRouters().of(transitRouterId.identity()))],
    })),
  naming: (graph) => graph.transitRouters(),
  describe: ({ key: [transitRouter], used }) => `${transitRouter} has ${used.min} CIDRs`,
});
