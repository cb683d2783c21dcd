import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "key-per-tunnel",
  level: "warning",
  phases: ["plan", "state"],
  title: "The tunnels of a connection have different pre-shared keys",
  why: "Who learns the one key can open both tunnels, and neither can be renewed while the other carries the traffic.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "make a key for each tunnel: cenvpn keys",
  terraformFix: "make a key for each tunnel",
  subjects: (graph) => graph.connections(),
  check(connection) {
    const keys = connection.tunnels().map((tunnel) => tunnel.pskFacts);
    const [first, ...others] = keys.map((key) => key.known());
    const same = others.findIndex(({ alike, isPlaceholder }) => alike === first?.alike && !isPlaceholder);
    const at = keys[same + 1];
    return same < 0 || !at
      ? undefined
      : { what: "both tunnels have the same pre-shared key", allowed: "a key of its own for each", at };
  },
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { psk = var.psks["shanghai/main/1"] }
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { psk = var.psks["shanghai/main/2"] }
      }
    }`,
});
