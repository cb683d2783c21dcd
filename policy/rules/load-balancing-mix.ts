import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { groupBy } from "../../graph/group-by";
import { nameFrom } from "../../graph/terraform/resource";
import { ifDecided, Undecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "load-balancing-mix",
  level: "warning",
  phases: EVERY_PHASE,
  title: "Traffic reaches a site over transit routers or over VPN gateways, not over both",
  why: "The cloud does not balance traffic between a connection on a transit router and a connection on a VPN gateway in an attached VPC.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "attach all connections of the site to the transit router",
  subjects: (graph) => {
    if (graph.ipsecConnections().length === 0 || graph.vpnGatewayConnections().length === 0) return [];
    const onTransitRouters = groupBy(
      graph.ipsecConnections().flatMap((connection) =>
        (ifDecided(() => connection.tunnels()) ?? []).map(({ customerGatewayId }) => ({
          resource: connection.resource,
          gateway: ifDecided(() => customerGatewayId.identity()),
        })),
      ),
      ({ gateway }) => gateway,
    );
    return graph.connections().map((connection) => ({ resource: connection.resource, connection, onTransitRouters }));
  },
  check({ resource, connection, onTransitRouters }) {
    return each(connection.tunnels(), ({ customerGatewayId }) => {
      const gateway = customerGatewayId.identity();
      const others = connection.endsOn === "VPN gateway" ? (onTransitRouters.get(gateway) ?? []) : [];
      const [first] = others;
      if (!first) return undefined;
      const sure = others.find((other) => other.resource.instances.min > 0);
      if (!sure)
        throw new Undecided(
          `it is not known whether ${nameFrom(resource, first.resource)}, which leads there from a transit router, will exist`,
        );
      const device = ifDecided(() => customerGatewayId.target());
      const what = `${device ? nameFrom(resource, device) : gateway} is the end of this connection, and of ${nameFrom(resource, sure.resource)} on a transit router`;
      return { what, allowed: "one of the two ways", at: customerGatewayId, with: [sure.resource] };
    });
  },
  bad: hcl`
      resource "alicloud_vpn_connection" "office__main" {
        tunnel_options_specification {
          role                = "slave"
          customer_gateway_id = alicloud_vpn_customer_gateway.shanghai__edge-1.id # as of shanghai__main
        }
      }`,
  good: hcl`
      resource "alicloud_vpn_connection" "office__main" {
        tunnel_options_specification {
          role                = "slave"
          customer_gateway_id = alicloud_vpn_customer_gateway.office__edge.id
        }
      }`,
});
