import { API_CBN } from "../../domain/source";
import type { Attachment } from "../../graph/network/words";
import { ifDecided } from "../../graph/terraform/value";
import { rule } from "../rule";

export default rule({
  id: "grant-destroyed-first",
  level: "error",
  phases: ["plan"],
  title: "The grant of a connection of another account is destroyed after the attachment",
  why: "The cloud revokes no grant of a connection that is attached: destroying stops half way.",
  source: API_CBN,
  fix: "let the attachment depend on the grant (depends_on), or destroy it first",
  subjects: (graph) =>
    graph.grants
      .existing()
      .filter(({ resource }) => resource.change?.action === "destroy")
      .map((grant) => {
        const uses = (attachment: Attachment) =>
          ifDecided(() => attachment.vpnId.known()) === ifDecided(() => grant.instanceId.known());
        return { resource: grant.resource, attachment: graph.attachments.existing().find(uses) };
      }),
  check({ resource, attachment }) {
    if (!attachment) return undefined;
    const { stack, address, change, dependsOn } = attachment.resource;
    const isDestroyed = change?.action === "destroy";
    const isInOrder = stack === resource.stack && dependsOn?.().includes(resource.address);
    if (isDestroyed && isInOrder) return undefined;
    const what = `the grant is destroyed while ${address} is attached by it`;
    return {
      what: isDestroyed ? `${what}, unless chance has it otherwise` : what,
      allowed: "the attachment first, then its grant",
      with: [attachment.resource],
    };
  },
  bad: "vpn_id: vco-1, without depends_on the grant",
  good: "depends_on: [alicloud_cen_transit_router_grant_attachment.main]",
});
