import { DUAL_TUNNEL } from "../../domain/source";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "customer-gateway-per-tunnel",
  level: "warning",
  phases: EVERY_PHASE,
  title: "The two tunnels of a connection on a transit router end at different customer gateways",
  why: "With one for both, the site has a single point of failure, although the cloud has two.",
  source: DUAL_TUNNEL,
  fix: "give the site a second device or a second address, or accept the risk in a waiver",
  subjects: (graph) => graph.ipsecConnections(),
  check(connection) {
    const [first, second] = connection.tunnels().map((tunnel) => tunnel.customerGatewayId);
    if (!first || !second || first.identity() !== second.identity()) return undefined;
    return { what: "both tunnels end at one customer gateway", allowed: "one for each tunnel", at: second };
  },
  bad: "tunnels: {1: {customerGateway: edge}, 2: {customerGateway: edge}}",
  good: "tunnels: {1: {customerGateway: edge-1}, 2: {customerGateway: edge-2}}",
});
