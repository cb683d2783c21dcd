import { API_VPC } from "../../domain/source";
import { hcl, policyYaml } from "../example";
import { EVERY_PHASE, rule } from "../rule";
import { atDevice } from "./shared/far-end";

export default rule({
  id: "local-id-pinned",
  level: "warning",
  phases: EVERY_PHASE,
  title: "A tunnel to a device that pins the cloud's identity states that identity",
  why: "Otherwise the identity is the tunnel's gateway address, which only the attachment allocates: nobody can configure the device before.",
  source: API_VPC,
  fix: "localId: a domain name that the device expects, such as cloud.example.com",
  terraformFix: "local_id = a domain name that the device expects, such as cloud.example.com",
  subjects: (graph) => graph.tunnels(),
  check(tunnel, { devices }) {
    return atDevice(tunnel, devices, ({ pinsCloudId }) => {
      if (!pinsCloudId || tunnel.localId.isWritten()) return undefined;
      const what = "the device pins the cloud's identity, but the tunnel states none";
      return { what, allowed: "the identity that the device expects", at: tunnel.localId };
    });
  },
  bad: [
    policyYaml`
    options:
      devices:
        203.0.113.11: {pinsCloudId: true}`,
    hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      ip_address = "203.0.113.11"
    }
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { local_id = null }
      }
    }`,
  ],
  good: [
    policyYaml`
    options:
      devices:
        203.0.113.11: {pinsCloudId: true}`,
    hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      ip_address = "203.0.113.11"
    }
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { local_id = "cloud.example.com" }
      }
    }`,
  ],
});
