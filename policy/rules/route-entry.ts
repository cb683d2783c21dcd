import { cidrProblem, hasHostBits } from "../../domain/ipv4";
import { API_CBN } from "../../domain/source";
import type { RouteEntry } from "../../graph/network/route-table-link";
import { hcl } from "../example";
import { type Complaint, each, rule } from "../rule";

export default rule({
  id: "route-entry",
  level: "error",
  refusedByCloud: true,
  warnsBefore: true,
  title: "An entry of a route table leads to a network, through an attachment or into a black hole",
  why: "The API refuses any other, when the attachments already exist. No source says whether it accepts a network with host bits, so those are a warning.",
  source: API_CBN,
  fix: "name the network, and the attachment that leads there; a black hole has none",
  subjects: (graph) => graph.routeEntries(),
  check: (entry) => each([destinationProblem, nextHopProblem], (problem) => problem(entry)),
  bad: hcl`
    resource "alicloud_cen_transit_router_route_entry" "branch" {
      transit_router_route_table_id                     = "vtb-abc123"
      transit_router_route_entry_destination_cidr_block = "192.168.1.0/24"
      transit_router_route_entry_next_hop_type          = "Attachment"
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router_route_entry" "branch" {
      transit_router_route_table_id                     = "vtb-abc123"
      transit_router_route_entry_destination_cidr_block = "192.168.1.0/24"
      transit_router_route_entry_next_hop_type          = "Attachment"
      transit_router_route_entry_next_hop_id            = alicloud_cen_transit_router_vpn_attachment.shanghai__main.id
    }`,
});

function destinationProblem({ destination }: RouteEntry): Complaint | undefined {
  const text = destination.known();
  // IPv6 has its own form
  const problem = text.includes(":") ? undefined : cidrProblem(text);
  if (!problem) return undefined;
  return { ...problem, at: destination, fault: text, ...(hasHostBits(text) ? { level: "warning" } : {}) };
}

function nextHopProblem({ nextHopType, nextHopId }: RouteEntry): Complaint | undefined {
  const hasNone = nextHopId.isAbsent() || nextHopId.ifKnown() === "";
  switch (nextHopType.known()) {
    case "Attachment":
      return hasNone
        ? { what: "the entry has no next hop", allowed: "the id of an attachment, tr-attach-…", at: nextHopId }
        : undefined;
    case "BlackHole":
      return hasNone ? undefined : { what: "a black hole has a next hop", allowed: "none", at: nextHopId };
    default:
      return undefined;
  }
}
