import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { ifDecided } from "../../graph/terraform/value";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "load-balancing-mix",
  level: "warning",
  phases: EVERY_PHASE,
  title: "A site is reached over transit routers or over VPN gateways, not over both",
  why: "Traffic is not shared between a connection on a transit router and one on a VPN gateway whose VPC is on it: the cloud does not support that mix.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "attach the site's connections to the transit router, all of them",
  subjects: (graph) => {
    if (graph.ipsecConnections().length === 0 || graph.vpnGatewayConnections().length === 0) return [];
    const onTransitRouters = new Set(
      graph
        .ipsecConnections()
        .filter(({ resource }) => resource.instances.min > 0)
        .flatMap((connection) => ifDecided(() => connection.tunnels()) ?? [])
        .flatMap((tunnel) => ifDecided(() => tunnel.customerGatewayId.identity()) ?? []),
    );
    return graph.connections().map((connection) => ({ resource: connection.resource, connection, onTransitRouters }));
  },
  check({ connection, onTransitRouters }) {
    return each(connection.tunnels(), ({ customerGatewayId }) => {
      const gateway = customerGatewayId.identity();
      if (connection.endsOn !== "VPN gateway" || !onTransitRouters.has(gateway)) return undefined;
      const what = `connections lead to ${gateway} from this VPN gateway and from a transit router`;
      return { what, allowed: "one of the two ways", at: customerGatewayId };
    });
  },
  bad: "customer gateway edge in a connection with vpnGateway and in one without",
  good: "customer gateway edge in connections without vpnGateway",
});
