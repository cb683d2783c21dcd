import { parseIpv4 } from "../../domain/ipv4";
import { API_VPC } from "../../domain/source";
import type { Tunnel } from "../../graph/network/words";
import { ifDecided, Undecided, type Value } from "../../graph/terraform/value";
import { hcl } from "../example";
import { type Complaint, each, rule } from "../rule";

export default rule({
  id: "domain-name-needs-aggressive",
  level: "warning",
  phases: ["synth", "plan"],
  title: "A tunnel with a domain name as IKE identity uses ikev2, or aggressive mode",
  why: "In main mode, ikev1 chooses the PSK by address, before it knows identities, so many devices refuse a domain name.",
  source: API_VPC,
  fix: "crypto: strong (ikev2)",
  terraformFix: 'ike_version = "ikev2"',
  subjects: (graph) => graph.tunnelsOfBothForms(),
  check: (tunnel) => each([tunnel.localId, tunnel.remoteId], (id) => complaintOf(id, tunnel)),
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 1
        tunnel_ike_config {
          ike_version = "ikev1"
          ike_mode    = "main"
          remote_id   = "edge-1.example.com"
        }
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 1
        tunnel_ike_config {
          ike_version = "ikev2"
          remote_id   = "edge-1.example.com"
        }
      }
    }`,
});

function complaintOf(id: Value<string>, tunnel: Tunnel): Complaint | undefined {
  // the cloud reports a default that nobody wrote
  if (id.isHidden() || id.isAbsent() || ifDecided(() => id.isWritten()) === false) return undefined;
  const name = id.known();
  if (name === "" || parseIpv4(name) !== undefined) return undefined;
  const [version, mode] = [tunnel.crypto("ike.version"), tunnel.crypto("ike.mode")];
  if (!version.isGiven()) throw new Undecided(`${version.argument} is left to the cloud`, version.argument);
  // every source has main as default
  if (version.known() !== "ikev1" || mode.or("main") !== "main") return undefined;
  const what = `the identity ${name} is a domain name, which ikev1 in main mode does not use`;
  return { what, allowed: "ikev2, aggressive mode, or an IPv4 address", at: id, fault: name };
}
