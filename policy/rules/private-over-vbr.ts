import { PRIVATE_CONNECTIONS } from "../../domain/source";
import type { ResourceGraph } from "../../graph/network/graph";
import type { Resource } from "../../graph/terraform/resource";
import { TYPE } from "../../graph/terraform/types";
import { type Identity, ifDecided, Undecided } from "../../graph/terraform/value";
import { rule } from "../rule";

export default rule({
  id: "private-over-vbr",
  level: "warning",
  phases: ["synth", "plan"],
  title: "A transit router that is made for private connections has an Express Connect line",
  why: "A private connection reaches the site over a VBR of the same transit router; without one its tunnels stay down. Prefixes on the line must be less specific than those over the tunnels.",
  source: PRIVATE_CONNECTIONS,
  fix: "network: public; or waive this where the line is attached elsewhere, by Terraform of your own or in the console",
  terraformFix: 'add an alicloud_cen_transit_router_vbr_attachment, or network_type = "public"',
  subjects: (graph) => graph.attachments().map((attachment) => ({ resource: attachment.resource, attachment, graph })),
  check({ attachment, graph }) {
    const connection = attachment.connection();
    if (connection.endsOn !== "transit router" || connection.networkType.or("public") !== "private") return undefined;
    const transitRouter = attachment.transitRouterId.target();
    if (transitRouter?.type !== TYPE.transitRouter || isTakenOver(transitRouter)) return undefined;
    if (isReached(graph, transitRouter, attachment.transitRouter())) return undefined;
    const what = `the connection is private, but ${transitRouter.address} has no Express Connect line`;
    return { what, allowed: "one VBR attachment or more", with: [connection.resource, transitRouter] };
  },
  bad: "network_type = private on a new transit router without VBR attachments",
  good: "network_type = private, with an alicloud_cen_transit_router_vbr_attachment on the same transit router",
});

/** Whether a line leads to a transit router that is made here. */
function isReached(graph: ResourceGraph, transitRouter: Resource, name: Identity): boolean {
  const byCen = graph.vbrAttachments().filter(({ transitRouterId }) => transitRouterId.isAbsent());
  const named = byCen.map((line) => ({ line, router: ifDecided(() => line.transitRouter()) }));
  if (named.some(({ line, router }) => router === name && line.resource.instances.min > 0)) return true;
  if (graph.vbrAttachmentsOfRouter().someOf(transitRouter)) return true;
  const possible = named.find(
    ({ router }) => router === undefined || router === name || graph.transitRouters().isOpen(router),
  );
  if (possible)
    throw new Undecided(`${possible.line.resource.address} might be a line of it: it names its CEN instance alone`);
  return false;
}

/** What ran before may have its lines from elsewhere. */
function isTakenOver({ change, isNew }: Resource): boolean {
  return change === undefined ? isNew === false : change.isImport;
}
