import { API_CBN } from "../../domain/source";
import type { Attachment } from "../../graph/network/words";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "grant-destroyed-first",
  level: "error",
  phases: ["plan"],
  title: "The grant of a connection of another account is destroyed after the attachment",
  why: "The cloud does not revoke the grant of an attached connection: destroying stops halfway.",
  source: API_CBN,
  fix: "let the attachment depend on the grant (depends_on), or destroy the attachment first",
  subjects: (graph) =>
    graph.grants
      .existing()
      .filter(({ resource }) => resource.change?.action === "destroy")
      .map(({ resource, instanceId }) => {
        const granted = instanceId.ifKnown();
        const uses = ({ vpnId }: Attachment) => granted !== undefined && vpnId.ifKnown() === granted;
        return { resource, attachment: graph.attachments.existing().find(uses) };
      }),
  check({ resource, attachment }) {
    if (!attachment) return undefined;
    const { stack, address, change, dependsOn } = attachment.resource;
    const isDestroyed = change?.action === "destroy";
    const isInOrder = stack === resource.stack && dependsOn?.().includes(resource.address);
    if (isDestroyed && isInOrder) return undefined;
    const what = `the grant is destroyed while ${address} is attached by it`;
    return {
      what: isDestroyed ? `${what}, unless Terraform happens to choose the other order` : what,
      allowed: "the attachment first, then its grant",
      with: [attachment.resource],
    };
  },
  bad: {
    before: hcl`
        resource "alicloud_cen_transit_router_grant_attachment" "shanghai__main" {
          instance_id   = alicloud_vpn_gateway_vpn_attachment.shanghai__main.id
          instance_type = "VPN"
        }`,
    after: hcl`
        resource "alicloud_cen_transit_router_grant_attachment" "shanghai__main" {
          count = 0
        }`,
  },
  good: {
    before: hcl`
        resource "alicloud_cen_transit_router_grant_attachment" "shanghai__main" {
          instance_id   = alicloud_vpn_gateway_vpn_attachment.shanghai__main.id
          instance_type = "VPN"
        }`,
    after: hcl`
        resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
          count = 0 # first the attachment, later the grant
        }
        resource "alicloud_cen_transit_router_grant_attachment" "shanghai__main" {
          instance_id   = alicloud_vpn_gateway_vpn_attachment.shanghai__main.id
          instance_type = "VPN"
        }`,
  },
});
