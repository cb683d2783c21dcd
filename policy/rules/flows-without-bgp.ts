import { routingProblem } from "../../domain/route";
import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "flows-without-bgp",
  level: "error",
  phases: EVERY_PHASE,
  title: "A connection has protected flows or BGP, not both",
  why: "The tunnels drop traffic to whatever BGP learns beyond the networks of the flows.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "bgp: false, or routing: destination",
  terraformFix: "enable_tunnels_bgp = false, or local_subnet and remote_subnet of 0.0.0.0/0",
  subjects: (graph) => graph.connections(),
  check: (connection) => routingProblem(connection.hasProtectedFlows(), connection.hasBgp()),
  bad: "routing: {cloud: [172.16.0.0/16], site: [10.1.0.0/16]} with bgp: {localAsn: 64512}",
  good: "routing: destination with bgp: {localAsn: 64512}",
});
