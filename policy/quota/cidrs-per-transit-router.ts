import { ifDecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { quota } from "./quota";

export default quota({
  id: "cidrs-per-transit-router",
  level: "error",
  refusedByCloud: true,
  limit: "transitRouterCidrs",
  title: "A transit router has no more CIDRs than its limit",
  why: "The API refuses further CIDRs, and Terraform does not make the attachments that wait for them.",
  fix: "use fewer, larger blocks: a /16 holds more addresses than all attachments need",
  bad: hcl`
    resource "alicloud_cen_transit_router_cidr" "all" {
      count             = 6
      transit_router_id = "tr-def456"
      cidr              = cidrsubnet("10.254.0.0/16", 8, count.index)
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router_cidr" "all" {
      count             = 5
      transit_router_id = "tr-def456"
      cidr              = cidrsubnet("10.254.0.0/16", 8, count.index)
    }`,
  members: (graph) =>
    graph.transitRouterCidrs.withForgotten().map(({ resource, transitRouterId }) => ({
      resource,
      key: [ifDecided(() => graph.transitRouters().of(transitRouterId.identity()))],
    })),
  naming: (graph) => graph.transitRouters(),
  describe: ({ key: [transitRouter], used }) => `${transitRouter} has ${used.min} CIDRs`,
});
