import { API_CBN } from "../../domain/source";
import type { ResourceGraph } from "../../graph/network/graph";
import type { TransitRouter } from "../../graph/network/words";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "transit-router-cidr-present",
  level: "error",
  phases: ["synth", "plan"],
  title: "A transit router has a CIDR before its first VPN attachment",
  why: "The tunnels' gateways get their addresses from the CIDR; without a CIDR the attach fails: OperationFailed.AllocateCidrFailed.",
  source: API_CBN,
  fix: "add an alicloud_cen_transit_router_cidr, such as 10.255.0.0/24",
  subjects: (graph) => graph.madeTransitRouters().map((router) => ({ resource: router.resource, router, graph })),
  check({ resource, router, graph }) {
    const isThere = resource.isNew === false;
    if (isThere && !isFirst(router, graph)) return undefined;
    if (!graph.attachmentsOfRouter().someOf(resource) || graph.cidrsOfRouter().someOf(resource)) return undefined;
    const allowed = "one to five CIDRs";
    // an existing transit router may have a CIDR that no stack has
    return isThere
      ? {
          what: "the transit router gets its first VPN attachment, but no stack has a CIDR for it",
          allowed,
          level: "warning" as const,
        }
      : { what: "the transit router has VPN attachments, but no CIDR", allowed };
  },
  bad: hcl`
    resource "alicloud_cen_transit_router" "main" {
      cen_id = "cen-abc123"
    }
    resource "alicloud_cen_transit_router_cidr" "main" {
      count = 0
    }
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      transit_router_id = alicloud_cen_transit_router.main.transit_router_id
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router" "main" {
      cen_id = "cen-abc123"
    }
    resource "alicloud_cen_transit_router_cidr" "main" {
      transit_router_id = alicloud_cen_transit_router.main.transit_router_id
      cidr              = "10.255.0.0/24"
    }
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      transit_router_id = alicloud_cen_transit_router_cidr.main.transit_router_id
    }`,
});

/** Whether all its known attachments are new: an existing one already has addresses. */
function isFirst({ resource, transitRouterId }: TransitRouter, graph: ResourceGraph): boolean {
  const coming = graph.attachmentsOfRouter().of(resource);
  if (coming.some((attachment) => attachment.resource.isNew === false)) return false;
  const id = transitRouterId.ifKnown();
  return !graph.attachments.existing().some((attachment) => attachment.transitRouterId.ifKnown() === id);
}
