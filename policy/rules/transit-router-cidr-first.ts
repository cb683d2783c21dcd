import { API_CBN } from "../../domain/source";
import { each, rule } from "../rule";

export default rule({
  id: "transit-router-cidr-first",
  level: "warning",
  phases: ["synth", "plan"],
  checks: ["P19"],
  title: "An attachment is made after the CIDRs of its transit router that come with it",
  why: "Terraform makes both at once, and the attach fails while there is no CIDR to take addresses from.",
  source: API_CBN,
  fix: "transit_router_id = alicloud_cen_transit_router_cidr.….transit_router_id, or depends_on",
  subjects: (graph) =>
    graph
      .attachments()
      .filter(({ resource }) => resource.isNew !== false)
      .map((attachment) => {
        const { stack } = attachment.resource;
        const cidrs = graph
          .transitRouterCidrs()
          .filter(({ resource }) => resource.stack === stack && resource.isNew !== false);
        return { resource: attachment.resource, attachment, cidrs, graph };
      }),
  check({ attachment, cidrs, graph }) {
    if (cidrs.length === 0) return undefined;
    const transitRouter = attachment.transitRouter();
    return each(cidrs, ({ resource, transitRouterId }) => {
      if (transitRouterId.identity() !== transitRouter || graph.order().isAfter(attachment.resource, resource))
        return undefined;
      const what = `nothing makes the attachment wait for ${resource.address}`;
      return { what, allowed: "a reference to it, or depends_on", with: [resource] };
    });
  },
  bad: 'transit_router_id = "tr-abc123"',
  good: "transit_router_id = alicloud_cen_transit_router_cidr.main.transit_router_id",
});
