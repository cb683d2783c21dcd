import { PROVIDER } from "../../domain/source";
import { causesOf, isReplacement } from "../../graph/terraform/change";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "association-replaced",
  level: "warning",
  phases: ["plan"],
  title: "The association of a running connection is not replaced",
  why: "The provider dissociates, then associates. For some seconds nothing forwards what the site sends, and the cloud withdraws the routes that the site had learned until the routes of the new table arrive.",
  source: PROVIDER,
  fix: "undo the change, or apply the change when a short outage does no harm",
  subjects: (graph) => graph.associations().filter(({ resource }) => isReplacement(resource)),
  check(association) {
    const resource = association.attachmentId.target();
    if (!resource || isReplacement(resource)) return undefined; // another rule reports it
    return {
      what: `the association is replaced${causesOf(association.resource)}: for some seconds nothing is forwarded, and advertised routes are withdrawn`,
      allowed: "",
      fault: causesOf(association.resource),
    };
  },
  bad: {
    before: hcl`
        resource "alicloud_cen_transit_router_route_table_association" "shanghai__main" {
          transit_router_route_table_id = "vtb-1"
        }`,
    after: hcl`
        resource "alicloud_cen_transit_router_route_table_association" "shanghai__main" {
          transit_router_route_table_id = "vtb-2"
        }`,
  },
  good: {
    before: hcl`
        resource "alicloud_cen_transit_router_route_table_association" "shanghai__main" {
          transit_router_route_table_id = "vtb-1"
        }`,
    after: hcl`
        resource "alicloud_cen_transit_router_route_table_association" "shanghai__main" {
          transit_router_route_table_id = "vtb-1"
        }
        resource "alicloud_cen_transit_router_route_table_propagation" "second" {
          transit_router_attachment_id  = alicloud_cen_transit_router_vpn_attachment.shanghai__main.id
          transit_router_route_table_id = "vtb-2"
        }`,
  },
});
