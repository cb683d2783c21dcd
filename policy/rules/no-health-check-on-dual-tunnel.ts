import { API_VPC } from "../../domain/source";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "no-health-check-on-dual-tunnel",
  level: "error",
  phases: EVERY_PHASE,
  title: "A dual-tunnel connection has no health check",
  why: "Only the single-tunnel form has one: the cloud refuses it or leaves it out, and nobody watches what it should watch.",
  source: API_VPC,
  fix: "remove health_check_config; dead peer detection watches both tunnels",
  subjects: (graph) => graph.connections(),
  check(connection) {
    if (!connection.singleTunnelBlocks().includes("health_check_config") || connection.tunnels().length === 0)
      return undefined;
    const what = "the connection has a health check beside its two tunnels";
    return { what, allowed: "none", at: { argument: "health_check_config" } };
  },
  bad: "health_check_config { enable = true … } beside tunnel_options_specification",
  good: "tunnel_options_specification { enable_dpd = true … }",
});
