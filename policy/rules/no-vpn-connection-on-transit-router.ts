import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "no-vpn-connection-on-transit-router",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title:
    "Only an alicloud_vpn_gateway_vpn_attachment is attached to a transit router, never an alicloud_vpn_connection",
  why: "A connection on a VPN gateway already has its end: the cloud refuses to attach it, when everything else exists.",
  source: API_VPC,
  fix: "describe the connection as an alicloud_vpn_gateway_vpn_attachment",
  subjects: (graph) => graph.attachments(),
  check(attachment) {
    const connection = attachment.connection();
    if (connection.endsOn !== "VPN gateway") return undefined;
    return {
      what: `${connection.resource.address} lives on a VPN gateway and cannot be attached to a transit router`,
      allowed: "the id of an alicloud_vpn_gateway_vpn_attachment",
      at: attachment.vpnId,
      with: [connection.resource],
    };
  },
  bad: hcl`
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      vpn_id = alicloud_vpn_connection.office__main.id
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      vpn_id = alicloud_vpn_gateway_vpn_attachment.shanghai__main.id
    }`,
});
