import { advisedNetworksProblem } from "../../domain/route";
import { LIMITS_2021 } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "networks-per-side",
  level: "warning",
  phases: EVERY_PHASE,
  title: "A connection with protected flows names up to five networks on each side",
  why: "The documentation allows five, the provider ten: whether the API accepts more than five depends on the account.",
  source: LIMITS_2021,
  fix: "summarize the networks, or use routing: destination with routes or BGP",
  terraformFix: "summarize the networks, or use 0.0.0.0/0 on both sides with routes or BGP",
  subjects: (graph) => graph.connections(),
  check: ({ localSubnet, remoteSubnet }) =>
    each([localSubnet, remoteSubnet], (side) => side.problem(advisedNetworksProblem)),
  bad: hcl`
    resource "alicloud_vpn_connection" "office__main" {
      local_subnet  = ["172.16.0.0/16"]
      remote_subnet = ["10.1.0.0/24", "10.2.0.0/24", "10.3.0.0/24", "10.4.0.0/24", "10.5.0.0/24", "10.6.0.0/24"]
    }`,
  good: hcl`
    resource "alicloud_vpn_connection" "office__main" {
      local_subnet  = ["172.16.0.0/16"]
      remote_subnet = ["10.0.0.0/13"]
    }`,
});
