import { API_CBN } from "../../domain/source";
import type { ResourceGraph } from "../../graph/network/graph";
import type { TransitRouter } from "../../graph/network/words";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "transit-router-cidr-present",
  level: "error",
  phases: ["synth", "plan"],
  title: "A transit router with VPN attachments has a CIDR when the first one is made",
  why: "Gateways of tunnels get their addresses from it; without one the attach fails: OperationFailed.AllocateCidrFailed.",
  source: API_CBN,
  fix: "add an alicloud_cen_transit_router_cidr, such as 10.255.0.0/24",
  subjects: (graph) => graph.madeTransitRouters().map((router) => ({ resource: router.resource, router, graph })),
  check({ resource, router, graph }) {
    const isThere = resource.isNew === false;
    if (isThere && !isFirst(router, graph)) return undefined;
    if (!graph.attachmentsOfRouter().someOf(resource) || graph.cidrsOfRouter().someOf(resource)) return undefined;
    const allowed = "one to five CIDRs";
    // what is there may have one that no stack has
    return isThere
      ? {
          what: "the transit router gets its first VPN attachment, but no stack has a CIDR of it",
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

/** Whether all of its attachments, as far as they are known, are new: one that is there already has got addresses. */
function isFirst({ resource, transitRouterId }: TransitRouter, graph: ResourceGraph): boolean {
  const coming = graph.attachmentsOfRouter().of(resource);
  if (coming.some((attachment) => attachment.resource.isNew === false)) return false;
  const id = transitRouterId.ifKnown();
  return !graph.attachments.existing().some((attachment) => attachment.transitRouterId.ifKnown() === id);
}
