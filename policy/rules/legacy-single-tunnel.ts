import { PROVIDER } from "../../domain/source";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "legacy-single-tunnel",
  level: "error",
  phases: ["synth", "plan"],
  title: "A new connection has two tunnels, not the single-tunnel form",
  why: "The API no longer creates single-tunnel connections: VpnConnection.InvalidCreateTunnelOptions.",
  source: PROVIDER,
  fix: "describe both tunnels; for a connection that runs already, import it in the same deployment",
  subjects: (graph) => graph.ipsecConnections().filter(({ resource }) => resource.isNew !== false),
  check(connection) {
    const [block] = connection.singleTunnelBlocks();
    const isEmpty = connection.tunnels().length === 0;
    if (block || isEmpty)
      return {
        what: block ? `${block} belongs to the single-tunnel form` : "the connection has no tunnels",
        allowed: "two tunnel_options_specification blocks",
        at: { argument: block ?? "tunnels" },
      };
    const { customerGatewayId } = connection;
    return customerGatewayId.isGiven()
      ? {
          what: "customer_gateway_id belongs to the single-tunnel form, and each tunnel names its own customer gateway",
          allowed: "customer_gateway_id in each tunnel_options_specification",
          level: "warning",
          fix: "remove customer_gateway_id beside the tunnels",
          at: customerGatewayId,
        }
      : undefined;
  },
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      customer_gateway_id = alicloud_vpn_customer_gateway.shanghai__edge-1.id
      ike_config { ike_version = "ikev2" }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index        = 1
        customer_gateway_id = alicloud_vpn_customer_gateway.shanghai__edge-1.id
        tunnel_ike_config { ike_version = "ikev2" }
      }
    }`,
});
