import { PROVIDER } from "../../domain/source";
import { rule } from "../rule";

export default rule({
  id: "legacy-single-tunnel",
  level: "error",
  phases: ["synth", "plan"],
  title: "A new connection is described by its two tunnels, not in the single-tunnel form",
  why: "Single-tunnel connections can no longer be created: VpnConnection.InvalidCreateTunnelOptions.",
  source: PROVIDER,
  fix: "describe both tunnels; for a connection that runs already, import it in the same deployment",
  subjects: (graph) => graph.ipsecConnections().filter(({ resource }) => resource.isNew !== false),
  check(connection) {
    const [block] = connection.singleTunnelBlocks();
    if (!block && connection.tunnels().length > 0) return undefined;
    return {
      what: block ? `${block} belongs to the single-tunnel form` : "the connection has no tunnels",
      allowed: "two tunnel_options_specification blocks",
      at: { argument: block ?? "tunnels" },
    };
  },
  bad: "ike_config { … } beside customer_gateway_id",
  good: "two tunnel_options_specification blocks",
});
