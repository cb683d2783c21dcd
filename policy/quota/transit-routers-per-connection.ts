import { ifDecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { quota } from "./quota";

export default quota({
  id: "transit-routers-per-connection",
  level: "error",
  refusedByCloud: true,
  limit: "transitRoutersPerConnection",
  title: "A connection is attached to one transit router, once",
  why: "The cloud refuses to attach a connection that is attached already.",
  fix: "remove the other attachments, or give each its own connection",
  bad: hcl`
      resource "alicloud_cen_transit_router_vpn_attachment" "second" {
        vpn_id            = alicloud_vpn_gateway_vpn_attachment.shanghai__main.id # as of shanghai__main
        transit_router_id = "tr-def456"
      }`,
  good: hcl`
      resource "alicloud_cen_transit_router_vpn_attachment" "second" {
        vpn_id            = "vco-def456"
        transit_router_id = "tr-def456"
      }`,
  members: (graph) =>
    graph.attachments.withForgotten().map((attachment) => ({
      resource: attachment.resource,
      key: [ifDecided(() => attachment.vpnId.identity())],
    })),
  describe: ({ key: [connection], used }) => `${connection} has ${used.min} attachments to transit routers`,
});
