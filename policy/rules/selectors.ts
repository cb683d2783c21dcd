import { type SelectorsProblem, selectorsAdvice, selectorsProblems } from "../../domain/route";
import { API_VPC } from "../../domain/source";
import type { Connection } from "../../graph/network/words";
import type { Value } from "../../graph/terraform/value";
import { hcl } from "../example";
import { EVERY_PHASE, type Level, rule } from "../rule";

export default rule({
  id: "selectors",
  level: "error",
  phases: EVERY_PHASE,
  title: "Both sides of a connection are 0.0.0.0/0, or both are up to 10 specific networks that do not overlap",
  why: "The API and the provider refuse anything but networks, and more than 10 networks. If only one side is 0.0.0.0/0, or networks overlap, phase 2 fails or traffic takes routes that nobody intended; no documentation says which.",
  source: API_VPC,
  fix: "name the networks of both sides, or routing: destination (0.0.0.0/0 on both)",
  terraformFix: "name the networks of both sides, or 0.0.0.0/0 on both",
  subjects: (graph) => graph.connections(),
  check(connection) {
    const { localSubnet, remoteSubnet } = connection;
    const [cloud, site] = [networksOf(connection, localSubnet), networksOf(connection, remoteSubnet)];
    const complaint = ({ side, ...problem }: SelectorsProblem, level: Level) => ({
      ...problem,
      level,
      at: side === "site" ? remoteSubnet : localSubnet,
      fault: problem.what,
    });
    return [
      ...selectorsProblems(cloud, site).map((problem) => complaint(problem, "error")),
      ...selectorsAdvice(cloud, site).map((problem) => complaint(problem, "warning")),
    ];
  },
  bad: hcl`
    resource "alicloud_vpn_connection" "office__main" {
      local_subnet  = ["172.16.0.1/16"]
      remote_subnet = ["10.1.0.0/16"]
    }`,
  good: hcl`
    resource "alicloud_vpn_connection" "office__main" {
      local_subnet  = ["172.16.0.0/16"]
      remote_subnet = ["10.1.0.0/16"]
    }`,
});

/** On a VPN gateway the networks are a set, so each is there once. */
function networksOf(connection: Connection, side: Value<readonly string[]>): readonly string[] {
  return connection.endsOn === "transit router" ? side.known() : [...new Set(side.known())];
}
