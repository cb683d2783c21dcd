import { ipv4Problem } from "../../domain/ipv4";
import type { Problem } from "../../domain/problem";
import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { ifDecided, type Value } from "../../graph/terraform/value";
import { hcl } from "../example";
import { type Complaint, each, rule } from "../rule";

export default rule({
  id: "health-check-values",
  level: "error",
  title: "A health check asks an IPv4 address from an IPv4 address, every few seconds",
  why: "A health check without an answer fails, and the cloud withdraws the routes of the connection.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "give dip, an address at the site that answers, and sip, an address in the cloud",
  // with two tunnels, another rule finds it
  subjects: (graph) => graph.connections().filter(({ healthCheck }) => healthCheck !== undefined),
  check({ healthCheck, tunnels }) {
    if (!healthCheck?.enable.or(false) || tunnels().length > 0) return undefined;
    const { destination, source, interval, retries } = healthCheck;
    return [
      ...each([destination, source], addressComplaint),
      ...each([interval, retries], (number) => number.problem((count) => countProblem(number, count))),
    ];
  },
  bad: hcl`
    resource "alicloud_vpn_connection" "branch" {
      ike_config { ike_version = "ikev2" }
      health_check_config {
        enable = true
        dip    = "edge.example.com"
        sip    = "172.16.0.10"
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_connection" "branch" {
      ike_config { ike_version = "ikev2" }
      health_check_config {
        enable = true
        dip    = "10.1.0.10"
        sip    = "172.16.0.10"
      }
    }`,
});

function addressComplaint(address: Value<string>): Complaint | undefined {
  if (address.isGiven()) return address.problem(ipv4Problem);
  return { what: `${address.argument} is not given`, allowed: "an IPv4 address", at: address };
}

function countProblem(value: Value<number>, count: number): Problem | undefined {
  // the provider writes 0 for a missing number
  const isNone = count === 0 && ifDecided(() => value.isWritten()) !== true;
  return isNone || (Number.isInteger(count) && count >= 1)
    ? undefined
    : { what: `${count} is out of bounds`, allowed: "1, 2, 3 …", fix: "leave it out: the cloud uses 3" };
}
