import { parseAsn } from "../../domain/asn";
import {
  type DeviceProfile,
  deviceAsnProblem,
  deviceCloudIpProblem,
  deviceInsideCidrProblem,
  deviceProblem,
  deviceRoutingProblem,
} from "../../domain/device";
import type { RoutingKind } from "../../domain/device/limits";
import { AWS_TUNNELS } from "../../domain/source";
import type { Connection, Tunnel } from "../../graph/network/words";
import { hcl, policyYaml } from "../example";
import { type Complaint, each, rule } from "../rule";
import { atProfile } from "./shared/far-end";

export default rule({
  id: "peer-routing",
  level: "error",
  title: "A device at the site supports the routing and the inside addresses of its tunnels",
  why: "When everything else already exists, the tunnel stays down, or comes up and learns no route.",
  source: AWS_TUNNELS,
  fix: "use what the device supports",
  subjects: (graph) => graph.tunnelsOfBothForms(),
  check(tunnel, { devices }) {
    return atProfile(tunnel, devices, (profile) => {
      return each(checksOf(tunnel, profile), (check) => check());
    });
  },
  bad: [
    policyYaml`
      options:
        devices:
          203.0.113.11: {profile: azure}`,
    hcl`
      resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
        ip_address = "203.0.113.11"
      }
      resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
        tunnel_options_specification {
          tunnel_index = 2
          tunnel_bgp_config { tunnel_cidr = "169.254.10.4/30" }
        }
      }`,
  ],
  good: [
    policyYaml`
      options:
        devices:
          203.0.113.11: {profile: azure}`,
    hcl`
      resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
        ip_address = "203.0.113.11"
      }
      resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
        tunnel_options_specification {
          tunnel_index = 2
          tunnel_bgp_config {
            tunnel_cidr  = "169.254.21.4/30"
            local_bgp_ip = "169.254.21.5"
          }
        }
      }`,
  ],
});

function checksOf(tunnel: Tunnel, profile: DeviceProfile): (() => Complaint | undefined)[] {
  const { insideCidr, localBgpIp, localAsn } = tunnel.bgp;
  return [
    () => deviceProblem(profile),
    () => deviceRoutingProblem(profile, kindOf(tunnel.connection)),
    () => insideCidr.problem((cidr) => deviceInsideCidrProblem(profile, cidr)),
    () => localBgpIp.problem((ip) => deviceCloudIpProblem(profile, insideCidr.known(), ip)),
    () => localAsn.problem((asn) => deviceAsnProblem(profile, parseAsn(asn) ?? 0)),
  ];
}

function kindOf(connection: Connection): RoutingKind {
  if (connection.hasBgp()) return "bgp";
  return connection.hasProtectedFlows() ? "flows" : "static";
}
