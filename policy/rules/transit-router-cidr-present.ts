import { API_CBN } from "../../domain/source";
import { rule } from "../rule";

export default rule({
  id: "transit-router-cidr-present",
  level: "error",
  phases: ["synth", "plan"],
  checks: ["P19"],
  title: "A transit router that is made for VPN attachments has a CIDR",
  why: "Gateways of tunnels get their addresses from it; without one the attach fails: OperationFailed.AllocateCidrFailed.",
  source: API_CBN,
  fix: "add an alicloud_cen_transit_router_cidr, such as 10.255.0.0/24",
  subjects: (graph) =>
    graph
      .madeTransitRouters()
      .filter(({ resource }) => resource.isNew !== false)
      .map(({ resource }) => ({ resource, graph })),
  check({ resource, graph }) {
    if (!graph.attachmentsOfRouter().someOf(resource) || graph.cidrsOfRouter().someOf(resource)) return undefined;
    return { what: "the transit router has VPN attachments, but no CIDR", allowed: "one to five CIDRs" };
  },
  bad: "alicloud_cen_transit_router and attachments to it",
  good: "alicloud_cen_transit_router, an alicloud_cen_transit_router_cidr of it, and attachments to it",
});
