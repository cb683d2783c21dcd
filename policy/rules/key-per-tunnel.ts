import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { ifDecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "key-per-tunnel",
  level: "warning",
  phases: ["plan", "state"],
  title: "The tunnels of a connection have different PSKs",
  why: "Anyone who learns the PSK can open both tunnels, and you cannot renew one tunnel's PSK while the other carries the traffic.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "make a PSK for each tunnel: cenvpn keys",
  terraformFix: "make a PSK for each tunnel",
  subjects: (graph) => graph.connections(),
  check(connection) {
    const tunnels = connection.tunnels();
    const sources = tunnels.map(({ psk }) => ifDecided(() => psk.identity()));
    const isOneSource = sources.length > 1 && sources[0] !== undefined && new Set(sources).size === 1;
    const [first, ...others] = isOneSource ? [] : tunnels.map(({ pskFacts }) => pskFacts.known());
    const same = others.findIndex(({ alike, isPlaceholder }) => alike === first?.alike && !isPlaceholder);
    const at = tunnels[isOneSource ? 1 : same + 1]?.psk;
    return (same < 0 && !isOneSource) || !at
      ? undefined
      : { what: "both tunnels have the same PSK", allowed: "a different PSK for each tunnel", at };
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
