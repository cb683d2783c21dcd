import { API_VPC } from "../../domain/source";
import type { ResourceGraph } from "../../graph/network/graph";
import { once } from "../../graph/once";
import { causesOf, isReplacement, isStaying } from "../../graph/terraform/change";
import type { Resource } from "../../graph/terraform/resource";
import { Undecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "customer-gateway-replaced",
  level: "error",
  refusedByCloud: true,
  warnsBefore: true,
  phases: ["plan"],
  title: "The customer gateway of a running connection is not replaced",
  why: "Tunnels that end there negotiate again with the new gateway. If Terraform destroys the old gateway first, the cloud refuses while a connection uses the gateway, and Terraform applies nothing else.",
  source: API_VPC,
  fix: "undo the change, or agree on an outage with the site; lifecycle.create_before_destroy makes the new one first",
  subjects: (graph) => {
    const usersOf = once(() => usersById(graph));
    return graph
      .customerGateways()
      .filter(({ resource }) => isReplacement(resource))
      .map(({ resource }) => {
        const users = usersOf().get(resource.change?.id) ?? [];
        return { resource, users: users.filter(isStaying), isKnown: users.length > 0 };
      });
  },
  check({ resource, users, isKnown }) {
    if (!isKnown) throw new Undecided("a connection outside the given stacks may use the customer gateway");
    if (users.length === 0) return undefined;
    const names = users.map((user) => user.address).join(", ");
    const what = `the customer gateway is replaced${causesOf(resource)}`;
    if (resource.change?.action === "create-then-destroy")
      return {
        what: `${what}: tunnels of ${names} go down meanwhile`,
        allowed: "",
        fix: "undo the change, or agree on an outage with the site",
        level: "warning",
        fault: causesOf(resource),
        with: users,
      };
    return {
      what: `${what}, and destroyed while ${names} uses it: the cloud refuses that`,
      allowed: "create_before_destroy, or no replacement",
      fault: `${causesOf(resource)}, destroyed first`,
      with: users,
    };
  },
  bad: {
    before: hcl`
      resource "alicloud_vpn_customer_gateway" "shanghai__edge-1" {
        ip_address = "203.0.113.10"
      }`,
    after: hcl`
      resource "alicloud_vpn_customer_gateway" "shanghai__edge-1" {
        ip_address = "203.0.113.77"
      }`,
  },
  good: {
    before: hcl`
      resource "alicloud_vpn_customer_gateway" "shanghai__edge-1" {
        ip_address = "203.0.113.10"
      }`,
    after: hcl`
      resource "alicloud_vpn_customer_gateway" "shanghai__edge-1" {
        ip_address            = "203.0.113.10"
        customer_gateway_name = "edge 1"
      }`,
  },
});

/** Connections whose tunnels end at a customer gateway now, by its id: their later end is often not known yet. */
function usersById(graph: ResourceGraph): ReadonlyMap<string | undefined, readonly Resource[]> {
  const users = new Map<string, Resource[]>();
  for (const connection of graph.connections.existing()) {
    const ids = connection.customerGatewayIds().map((gateway) => gateway.ifKnown());
    for (const id of new Set(ids.filter((known) => known !== undefined)))
      users.set(id, [...(users.get(id) ?? []), connection.resource]);
  }
  return users;
}
