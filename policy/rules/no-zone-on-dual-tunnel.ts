import { PROVIDER } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "no-zone-on-dual-tunnel",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "The attachment of a dual-tunnel connection names no zone",
  why: "The cloud places the tunnels itself and refuses a zone: OperationUnsupported.VcoTunnelNotMatchZoneParam.",
  source: PROVIDER,
  fix: "remove the zone",
  subjects: (graph) => graph.attachments(),
  check(attachment) {
    if (attachment.zones().length === 0) return undefined;
    const connection = attachment.connection();
    if (connection.tunnels().length === 0) return undefined;
    const what = `the attachment names a zone, but ${connection.resource.address} has two tunnels`;
    return { what, allowed: "no zone", at: { argument: "zone" }, with: [connection.resource] };
  },
  bad: hcl`
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      vpn_id = alicloud_vpn_gateway_vpn_attachment.shanghai__main.id
      zone { zone_id = "cn-hangzhou-h" }
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      vpn_id = alicloud_vpn_gateway_vpn_attachment.shanghai__main.id
    }`,
});
