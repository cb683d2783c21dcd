import { PROVIDER } from "../../domain/source";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "transit-router-given",
  level: "error",
  alsoOfImports: true,
  phases: ["synth", "plan"],
  title: "An attachment names its transit router",
  why: "Without it, the provider reads the id back and replaces the attachment with the next apply: an outage.",
  source: PROVIDER,
  fix: "transit_router_id = the id of the transit router, tr-…",
  subjects: (graph) => graph.attachments(),
  check: ({ transitRouterId }) =>
    transitRouterId.isGiven()
      ? undefined
      : { what: "transit_router_id is not given", allowed: "the id of a transit router, tr-…", at: transitRouterId },
  bad: hcl`
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      cen_id            = "cen-abc123"
      transit_router_id = null
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      cen_id            = "cen-abc123"
      transit_router_id = "tr-abc123"
    }`,
});
