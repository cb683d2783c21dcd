import { customerGatewayIpProblem, NETWORK_TYPES, type NetworkType } from "../../domain/address";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";
import { atFarEnd } from "./shared/far-end";

export default rule({
  id: "customer-gateway-network",
  level: "error",
  phases: EVERY_PHASE,
  title: "A public connection ends at a public address, a private one at a private address",
  why: "The tunnel never comes up: the cloud looks for the device on the wrong network.",
  source: API_VPC,
  fix: "give the gateway the address that fits the connection's network type",
  terraformFix: "give the gateway an address that fits network_type, or change network_type",
  subjects: (graph) => graph.tunnels(),
  check(tunnel) {
    const { connection } = tunnel;
    if (connection.endsOn !== "transit router") return undefined;
    return atFarEnd(tunnel, (gateway) => {
      const ip = gateway.ipAddress.known();
      const type = connection.networkType.or("public");
      if (!isNetworkType(type) || customerGatewayIpProblem(ip)) return undefined; // another rule reports a wrong address at the gateway
      const problem = customerGatewayIpProblem(ip, type);
      return problem && { ...problem, at: tunnel.customerGatewayId, fault: `${type} ${ip}`, with: [gateway.resource] };
    });
  },
  bad: hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      ip_address = "10.0.0.1"
    }
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      network_type = "public"
    }`,
  good: hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      ip_address = "203.0.113.11"
    }
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      network_type = "public"
    }`,
});

function isNetworkType(text: string): text is NetworkType {
  return NETWORK_TYPES.some((type) => type === text);
}
