import { customerGatewayIpProblem } from "../../domain/address";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "customer-gateway-address",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "A customer gateway's address is an IPv4 address that a device can have",
  why: "The API refuses any other address, and Terraform makes nothing that ends at the gateway.",
  source: API_VPC,
  fix: "give the address under which the cloud reaches the device",
  subjects: (graph) => graph.customerGateways(),
  check: (gateway) => gateway.ipAddress.problem((ip) => customerGatewayIpProblem(ip)),
  bad: hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      ip_address = "169.254.1.1"
    }`,
  good: hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      ip_address = "203.0.113.10"
    }`,
});
