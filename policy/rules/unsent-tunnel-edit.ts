import { PROVIDER } from "../../domain/source";
import { remedyIn } from "../../domain/tunnel-edits";
import { ignoresTunnels } from "../../graph/network/connection";
import type { Resource } from "../../graph/terraform/resource";
import type { Stack } from "../../graph/terraform/stack";
import { Undecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "unsent-tunnel-edit",
  level: "error",
  phases: ["plan"],
  title: "An edit inside a tunnel is in the plan",
  why: "From 1.275.0 on the provider compares only the index and customer gateway of tunnels: it plans no other edit, and the tunnel keeps its old PSK or algorithm.",
  source: PROVIDER,
  fix: "undo the edit; or renew the tunnels in place by replacing their customer gateways (create_before_destroy); or replace the connection (-replace), which is an outage with new gateway addresses",
  subjects: (graph) =>
    graph
      .ipsecConnections()
      .filter(({ resource }) => resource.unsentEdits !== undefined && !ignoresTunnels(resource))
      .map(({ resource }) => ({ resource, remedy: remedyOf(resource, graph.stacks) })),
  check({ resource, remedy }) {
    const { sure = [], likely = [], open = [] } = resource.unsentEdits?.() ?? {};
    if (sure.length > 0)
      return sure.map((argument) => ({
        what: `${argument} differs from the plan: the edit is not sent`,
        allowed: "",
        at: { argument },
        ...(remedy === undefined ? {} : { fix: remedy }),
      }));
    if (likely[0] !== undefined)
      throw new Undecided(
        `${likely[0]} refers to a value that the tunnel does not have: the edit is not sent, unless the expression changes the value, which a plan in HCL does not show`,
        likely[0],
      );
    if (open[0] !== undefined)
      throw new Undecided(`${open[0]} is an expression whose value the plan does not show`, open[0]);
    return undefined;
  },
  bad: {
    before: hcl`
        resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
          tunnel_options_specification {
            tunnel_index = 1
            tunnel_ike_config { ike_enc_alg = "aes256" }
          }
        }`,
    after: hcl`
        resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
          tunnel_options_specification {
            tunnel_index = 1
            tunnel_ike_config { ike_enc_alg = "aes192" }
          }
        }`,
  },
  good: {
    before: hcl`
        resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
          tunnel_options_specification {
            tunnel_index = 1
            tunnel_ike_config { ike_enc_alg = "aes256" }
          }
        }`,
    after: hcl`
        resource "alicloud_vpn_customer_gateway" "shanghai__edge-3" {
          ip_address = "203.0.113.30"
          asn        = 65010
        }
        resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
          tunnel_options_specification {
            tunnel_index        = 1
            customer_gateway_id = alicloud_vpn_customer_gateway.shanghai__edge-3.id
            tunnel_ike_config { ike_enc_alg = "aes192" }
          }
        }`,
  },
});

/** The fix in our guard's message: it knows how edits reach the cloud. */
function remedyOf({ stack, address }: Resource, stacks: readonly Stack[]): string | undefined {
  const checks = stacks.find(({ name }) => name === stack)?.checks ?? [];
  const messages = checks.filter((check) => check.address === address).flatMap((check) => check.messages);
  return messages.map(remedyIn).find((remedy) => remedy !== undefined);
}
