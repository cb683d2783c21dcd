import type { ResourceGraph } from "../../graph/network/graph";
import type { Attachment } from "../../graph/network/words";
import { NONE } from "../../graph/terraform/interval";
import { ifDecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import type { Surroundings } from "../surroundings";
import type { Count } from "./count";
import { eachThingOnce, type Member } from "./group";
import { countOf, type Quota, quota } from "./quota";

const vpnAttachmentsPerTransitRouter: Quota = {
  id: "vpn-attachments-per-transit-router",
  level: "error",
  refusedByCloud: true,
  limit: "vpnAttachmentsPerTransitRouter",
  headroom: true,
  title: "A transit router has no more VPN attachments than its limit",
  why: "The plan is green. Then an attachment, picked by chance, fails after its customer gateways and connection exist and cost money.",
  fix: "attach to another transit router, or get the limit raised (Quota Center) and state it as transitRouter.vpnAttachmentLimit",
  terraformFix:
    "attach to another transit router, or get the limit raised (Quota Center) and state it under vpnAttachmentLimits in cenvpn.yaml",
  bad: hcl`
      resource "alicloud_cen_transit_router_vpn_attachment" "branch" {
        count             = 51
        vpn_id            = alicloud_vpn_gateway_vpn_attachment.branch[count.index].id
        transit_router_id = "tr-def456"
      }`,
  good: hcl`
      resource "alicloud_cen_transit_router_vpn_attachment" "branch" {
        count             = 39
        vpn_id            = alicloud_vpn_gateway_vpn_attachment.branch[count.index].id
        transit_router_id = "tr-def456"
      }`,
  members: (graph, surroundings) => [
    ...inventory(graph, surroundings),
    ...byTransitRouter(graph.attachments.withForgotten()),
  ],
  existing: existingAttachments,
  naming: (graph) => graph.transitRouters(),
  isShared: () => true,
  describe: ({ key: [transitRouter], used }) => `${transitRouter} has ${used.min} VPN attachments`,
};

export default quota(vpnAttachmentsPerTransitRouter);

/** The attachments of each transit router, including one that will lose all of them. */
export function attachmentCount(graph: ResourceGraph, surroundings: Surroundings): Count {
  const members = vpnAttachmentsPerTransitRouter.members(graph, surroundings);
  const used = new Set(members.map(({ key: [name] }) => name));
  const gone = existingAttachments(graph)
    .filter(({ key: [name] }) => name !== undefined && !used.has(name))
    .map((member) => ({ ...member, resource: { ...member.resource, instances: NONE } }));
  return countOf({ ...vpnAttachmentsPerTransitRouter, members: () => [...members, ...gone] }, graph, surroundings);
}

/** The attachments that exist now. */
export function existingAttachments(graph: ResourceGraph): readonly Member[] {
  return eachThingOnce(byTransitRouter(graph.attachments.existing()));
}

/** The attachments that no stack has. */
export function inventory(graph: ResourceGraph, surroundings: Surroundings): readonly Member[] {
  return surroundings.inventory.map(({ transitRouter, count, source }) => ({
    resource: { stack: "inventory", source, instances: { min: count, max: count } },
    key: [graph.transitRouters().of(transitRouter)],
  }));
}

function byTransitRouter(attachments: readonly Attachment[]): readonly Member[] {
  return attachments.map((attachment) => ({
    resource: attachment.resource,
    key: [ifDecided(() => attachment.transitRouter())],
  }));
}
