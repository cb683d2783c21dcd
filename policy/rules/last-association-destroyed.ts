import { API_CBN } from "../../domain/source";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "last-association-destroyed",
  level: "error",
  phases: ["plan"],
  title: "An attachment that stays keeps a route table",
  why: "Without a route table nothing forwards what the site sends, although its tunnels stay up.",
  source: API_CBN,
  fix: "associate another route table in the same plan, or remove the attachment too",
  subjects: (graph) =>
    graph.associations
      .existing()
      .filter(({ resource }) => resource.change?.action === "destroy")
      .map(({ resource, attachmentId }) => ({ resource, attachment: graph.attachments.of(attachmentId.target()) })),
  check({ attachment }) {
    if (!attachment || attachment.hasAssociation()) return undefined;
    return {
      what: `the last association of ${attachment.resource.address} is destroyed`,
      allowed: "one association for each attachment",
      with: [attachment.resource],
    };
  },
  bad: {
    before: hcl`
        resource "alicloud_cen_transit_router_route_table_association" "shanghai__main" {
          transit_router_route_table_id = "vtb-1"
        }`,
    after: hcl`
        resource "alicloud_cen_transit_router_route_table_association" "shanghai__main" {
          count = 0
        }`,
  },
  good: {
    before: hcl`
        resource "alicloud_cen_transit_router_route_table_association" "shanghai__main" {
          transit_router_route_table_id = "vtb-1"
        }`,
    after: hcl`
        resource "alicloud_cen_transit_router_route_table_association" "shanghai__main" {
          count = 0
        }
        resource "alicloud_cen_transit_router_route_table_association" "other" {
          transit_router_attachment_id  = alicloud_cen_transit_router_vpn_attachment.shanghai__main.id
          transit_router_route_table_id = "vtb-2"
        }`,
  },
});
