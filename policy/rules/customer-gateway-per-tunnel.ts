import { DUAL_TUNNEL } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "customer-gateway-per-tunnel",
  level: "warning",
  phases: EVERY_PHASE,
  title: "The two tunnels of a connection on a transit router end at different customer gateways",
  why: "With one customer gateway for both, the site has a single point of failure, although the cloud has two gateways.",
  source: DUAL_TUNNEL,
  fix: "give the site a second device or a second address, or accept the risk in a waiver",
  subjects: (graph) => graph.ipsecConnections(),
  check(connection) {
    const [first, second] = connection.tunnels().map((tunnel) => tunnel.customerGatewayId);
    if (!first || !second || first.identity() !== second.identity()) return undefined;
    return { what: "both tunnels end at one customer gateway", allowed: "one for each tunnel", at: second };
  },
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        customer_gateway_id = alicloud_vpn_customer_gateway.shanghai__edge-1.id # as tunnel 1
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        customer_gateway_id = alicloud_vpn_customer_gateway.shanghai__edge-2.id
      }
    }`,
});
