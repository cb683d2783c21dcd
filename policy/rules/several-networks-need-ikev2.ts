import { severalNetworksProblem } from "../../domain/route";
import { API_VPC } from "../../domain/source";
import { Undecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "several-networks-need-ikev2",
  level: "error",
  phases: EVERY_PHASE,
  title: "A connection with several networks on one side uses ikev2",
  why: "IKEv1 negotiates one pair of networks: some networks work, the others do not.",
  source: API_VPC,
  fix: "crypto: strong (ikev2), one network on each side, or routing: destination",
  terraformFix: 'ike_version = "ikev2", one network on each side, or 0.0.0.0/0 on both sides',
  subjects: (graph) => graph.tunnels(),
  check(tunnel) {
    const { localSubnet, remoteSubnet } = tunnel.connection;
    const version = tunnel.crypto("ike.version");
    const networks = Math.max(localSubnet.known().length, remoteSubnet.known().length);
    if (networks > 1 && !version.isGiven())
      throw new Undecided(`${version.argument} is left to the cloud`, version.argument);
    return version.problem((given) => severalNetworksProblem(networks, String(given)));
  },
  bad: hcl`
    resource "alicloud_vpn_connection" "office__main" {
      remote_subnet = ["10.1.0.0/16", "10.2.0.0/16"]
      tunnel_options_specification {
        role = "master"
        tunnel_ike_config { ike_version = "ikev1" }
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_connection" "office__main" {
      remote_subnet = ["10.1.0.0/16", "10.2.0.0/16"]
      tunnel_options_specification {
        role = "master"
        tunnel_ike_config { ike_version = "ikev2" }
      }
    }`,
});
