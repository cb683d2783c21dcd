import { API_CBN } from "../../domain/source";
import { groupBy } from "../../graph/group-by";
import { hcl } from "../example";
import { each, rule } from "../rule";
import { madeAfterProblem } from "./shared/made-after";

export default rule({
  id: "transit-router-cidr-first",
  level: "warning",
  phases: ["synth", "plan"],
  title: "An attachment waits for the CIDRs of its transit router in the same stack",
  why: "Terraform makes both at once, and the attach fails while the transit router has no CIDR to allocate addresses from.",
  source: API_CBN,
  fix: "transit_router_id = alicloud_cen_transit_router_cidr.….transit_router_id, or depends_on",
  subjects: (graph) => {
    const made = graph.transitRouterCidrs().filter(({ resource }) => resource.isNew !== false);
    const byStack = groupBy(made, ({ resource }) => resource.stack);
    return graph
      .attachments()
      .filter(({ resource }) => resource.isNew !== false)
      .map(({ resource, transitRouter }) => ({ resource, transitRouter, cidrs: byStack.get(resource.stack), graph }));
  },
  check({ resource, transitRouter, cidrs = [], graph }) {
    if (cidrs.length === 0) return undefined;
    const own = transitRouter();
    return each(cidrs, (cidr) =>
      cidr.transitRouterId.identity() === own
        ? madeAfterProblem(graph, resource, cidr.resource, "attachment")
        : undefined,
    );
  },
  bad: hcl`
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      transit_router_id = "tr-abc123"
      depends_on        = []
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      transit_router_id = "tr-abc123"
      depends_on        = [alicloud_cen_transit_router_cidr.main]
    }`,
});
