import type { ResourceGraph } from "../model/graph";
import { ifDecided } from "../model/value";
import type { Member } from "./count";
import { quota } from "./quota";

export default quota({
  id: "vpn-attachments-per-transit-router",
  level: "error",
  limit: "vpnAttachmentsPerTransitRouter",
  headroom: true,
  title: "A transit router has no more VPN attachments than its limit",
  why: "The plan is green, then an attachment that chance picks fails, after its customer gateways and connection exist and are billed.",
  fix: "attach to another transit router, or have the limit raised (Quota Center) and state it under limits with its reason",
  bad: "51 attachments with transit_router_id: tr-abc123",
  good: "50 attachments with transit_router_id: tr-abc123",
  members: attachmentsByTransitRouter,
  describe: ({ key: [transitRouter], used }) => `${transitRouter} has ${used.min} VPN attachments`,
});

export function attachmentsByTransitRouter(graph: ResourceGraph): readonly Member[] {
  return graph.attachments().map((attachment) => ({
    resource: attachment.resource,
    key: [ifDecided(() => attachment.transitRouter())],
  }));
}
