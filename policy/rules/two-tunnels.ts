import { API_VPC } from "../../domain/source";
import { BOTH_TUNNELS, TUNNELS } from "../../domain/tunnel";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "two-tunnels",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "A connection on a transit router has exactly the tunnels 1 and 2",
  why: "The API creates both tunnels in one request and refuses any other number.",
  source: API_VPC,
  fix: "describe both tunnels, with tunnel_index 1 and 2",
  subjects: (graph) => graph.ipsecConnections(),
  check(connection) {
    const numbers = connection.tunnelNumbers().toSorted();
    if (numbers.length === 0 || numbers.join() === TUNNELS.join()) return undefined; // no tunnels at all is the legacy form
    const what =
      numbers.length === 1 ? `the connection has only tunnel ${numbers[0]}` : `the tunnels are ${numbers.join(", ")}`;
    return { what, allowed: BOTH_TUNNELS, at: { argument: "tunnels" } };
  },
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index        = 0
        customer_gateway_id = alicloud_vpn_customer_gateway.shanghai__edge-1.id
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 1
        customer_gateway_id = alicloud_vpn_customer_gateway.shanghai__edge-1.id
      }
    }`,
});
