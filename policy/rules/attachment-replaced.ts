import { API_CBN } from "../../domain/source";
import { causesOf, isReplacement } from "../../graph/terraform/change";
import { ifDecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "attachment-replaced",
  level: "warning",
  phases: ["plan"],
  title: "The attachment of a running connection is not replaced",
  why: "While the attachment is gone, both tunnels are down and the cloud withdraws its routes. The new attachment may get other gateway addresses; then the device needs a new configuration.",
  source: API_CBN,
  fix: "undo the change, or agree on an outage with the site and configure the new gateway addresses there",
  subjects: (graph) => graph.attachments().filter(({ resource }) => isReplacement(resource)),
  check(attachment) {
    const connection = ifDecided(() => attachment.connection());
    if (connection && isReplacement(connection.resource)) return undefined; // another rule reports it
    return {
      what: `both tunnels go down and routes are withdrawn: the attachment is replaced${causesOf(attachment.resource)}; the cloud allocates gateway addresses again, so the device must be reconfigured`,
      allowed: "",
      fault: causesOf(attachment.resource),
    };
  },
  bad: {
    before: hcl`
      resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
        transit_router_id = "tr-abc123"
      }`,
    after: hcl`
      resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
        transit_router_id = "tr-def456"
      }`,
  },
  good: {
    before: hcl`
      resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
        transit_router_id = "tr-abc123"
      }`,
    after: hcl`
      resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
        transit_router_id                  = "tr-abc123"
        transit_router_vpn_attachment_name = "shanghai"
      }`,
  },
});
