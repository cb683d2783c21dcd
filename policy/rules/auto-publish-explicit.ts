import { PROVIDER } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "auto-publish-explicit",
  level: "warning",
  phases: EVERY_PHASE,
  title: "An attachment says whether it advertises the transit router's routes to the site",
  why: "If the argument is missing, advertising is on after the first apply and off after the second: the site loses all routes to the cloud.",
  source: PROVIDER,
  fix: "auto_publish_route_enabled = true, as in the console",
  subjects: (graph) => graph.attachments(),
  check: ({ autoPublish }) =>
    autoPublish.isGiven()
      ? undefined
      : { what: `${autoPublish.argument} is not given`, allowed: "true or false", at: autoPublish },
  bad: hcl`
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      vpn_id                     = alicloud_vpn_gateway_vpn_attachment.shanghai__main.id
      transit_router_id          = "tr-abc123"
      auto_publish_route_enabled = null
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      vpn_id                     = alicloud_vpn_gateway_vpn_attachment.shanghai__main.id
      transit_router_id          = "tr-abc123"
      auto_publish_route_enabled = true
    }`,
});
