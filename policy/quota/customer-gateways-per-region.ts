import { ifDecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { quota } from "./quota";

export default quota({
  id: "customer-gateways-per-region",
  level: "warning",
  limit: "customerGatewaysPerRegion",
  title: "A region has no more customer gateways than its limit",
  why: "The API refuses further customer gateways, and the deployment stops halfway. The number is from the documentation of 2021, the latest that has one.",
  fix: "share customer gateways among connections, or spread sites over regions",
  bad: hcl`
      resource "alicloud_vpn_customer_gateway" "branch" {
        count      = 101
        ip_address = var.branches[count.index]
      }`,
  good: hcl`
      resource "alicloud_vpn_customer_gateway" "branch" {
        count      = 80
        ip_address = var.branches[count.index]
      }`,
  members: (graph) =>
    graph.customerGateways.withForgotten().map(({ resource }) => ({
      resource,
      key: [ifDecided(() => graph.region(resource).known())],
    })),
  describe: ({ key: [region], used }) => `${region} has ${used.min} customer gateways`,
});
