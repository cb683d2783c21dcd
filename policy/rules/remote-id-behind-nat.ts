import { API_VPC } from "../../domain/source";
import { hcl, policyYaml } from "../example";
import { EVERY_PHASE, rule } from "../rule";
import { atDevice } from "./shared/far-end";

export default rule({
  id: "remote-id-behind-nat",
  level: "warning",
  phases: EVERY_PHASE,
  title: "A tunnel to a device behind NAT states the identity that the device sends",
  why: "The cloud expects the customer gateway's address, the device sends its own private address, and phase 1 fails.",
  source: API_VPC,
  fix: "remoteId: the identity that the device sends, often its private address",
  terraformFix: "remote_id = the identity that the device sends, often its private address",
  subjects: (graph) => graph.tunnels(),
  check(tunnel, { devices }) {
    return atDevice(tunnel, devices, ({ behindNat }) => {
      if (!behindNat || tunnel.remoteId.isWritten()) return undefined;
      const what = "the device is behind NAT, but the tunnel states no remote identity";
      return { what, allowed: "the identity that the device sends", at: tunnel.remoteId };
    });
  },
  bad: [
    policyYaml`
    options:
      devices:
        203.0.113.11: {behindNat: true}`,
    hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      ip_address = "203.0.113.11"
    }
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { remote_id = null }
      }
    }`,
  ],
  good: [
    policyYaml`
    options:
      devices:
        203.0.113.11: {behindNat: true}`,
    hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      ip_address = "203.0.113.11"
    }
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { remote_id = "10.1.0.1" }
      }
    }`,
  ],
});
