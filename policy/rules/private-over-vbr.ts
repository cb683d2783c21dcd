import { PRIVATE_CONNECTIONS } from "../../domain/source";
import { IpsecConnection } from "../model/connection";
import { rule } from "../rule";

export default rule({
  id: "private-over-vbr",
  level: "warning",
  phases: ["synth", "plan"],
  checks: ["P30"],
  title: "A transit router that is made for private connections has an Express Connect line",
  why: "A private connection reaches the site over a VBR of the same transit router; without one its tunnels stay down. Prefixes on the line must be less specific than those over the tunnels.",
  source: PRIVATE_CONNECTIONS,
  fix: "add an alicloud_cen_transit_router_vbr_attachment, or network: public",
  terraformFix: 'add an alicloud_cen_transit_router_vbr_attachment, or network_type = "public"',
  subjects: (graph) => graph.attachments().map((attachment) => ({ resource: attachment.resource, attachment, graph })),
  check({ attachment, graph }) {
    const connection = attachment.connection();
    if (!(connection instanceof IpsecConnection) || connection.networkType.or("public") !== "private") return undefined;
    const transitRouter = attachment.transitRouterId.target();
    const isMadeHere = transitRouter?.type === "alicloud_cen_transit_router" && transitRouter.isNew !== false;
    if (!transitRouter || !isMadeHere || graph.vbrAttachments().someOf(transitRouter)) return undefined;
    const what = `the connection is private, but ${transitRouter.address} has no Express Connect line`;
    return { what, allowed: "one VBR attachment or more", with: [connection.resource, transitRouter] };
  },
  bad: "network_type = private on a new transit router without VBR attachments",
  good: "network_type = private, with an alicloud_cen_transit_router_vbr_attachment on the same transit router",
});
