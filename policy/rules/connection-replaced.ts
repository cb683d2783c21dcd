import { API_VPC } from "../../domain/source";
import { causesOf, isReplacement } from "../../graph/terraform/change";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "connection-replaced",
  level: "warning",
  phases: ["plan"],
  title: "A running connection is not replaced",
  why: "Both tunnels are down until everything exists again. On a transit router the new connection has other gateway addresses, so the device needs a new configuration.",
  source: API_VPC,
  fix: "undo the change, or agree on an outage with the site and configure the new gateway addresses there",
  subjects: (graph) => graph.connections().filter(({ resource }) => isReplacement(resource)),
  check: ({ endsOn, resource }) => {
    const hasNewAddresses = endsOn === "transit router" || resource.change?.causes.includes("vpn_gateway_id") === true;
    return {
      what: `both tunnels go down: the connection is replaced${causesOf(resource)}${
        hasNewAddresses ? ", with other gateway addresses; the device must be reconfigured" : ""
      }`,
      allowed: "",
      fault: causesOf(resource),
      ...(hasNewAddresses ? {} : { fix: "undo the change, or agree on an outage with the site" }),
    };
  },
  bad: {
    before: hcl`
        resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
          network_type = "public"
        }`,
    after: hcl`
        resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
          network_type = "private"
        }`,
  },
  good: {
    before: hcl`
        resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
          network_type = "public"
        }`,
    after: hcl`
        resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
          network_type        = "public"
          vpn_attachment_name = "shanghai"
        }`,
  },
});
