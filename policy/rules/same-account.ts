import { API_VPC } from "../../domain/source";
import { nameFrom } from "../../graph/terraform/resource";
import { hcl } from "../example";
import { rule } from "../rule";
import { isSurelyFound, namedThings } from "./shared/named-things";

export default rule({
  id: "same-account",
  level: "error",
  phases: ["synth", "plan"],
  title: "A connection and its customer gateways are in one account, and so are a transit router and what is on it",
  why: "The cloud looks for a named object in the caller's account, does not find one of another account, and finds out when the first objects exist.",
  source: API_VPC,
  fix: "give both the same provider configuration",
  subjects: (graph) =>
    namedThings(graph)
      .filter(({ mayBeForeign }) => !mayBeForeign)
      .map((thing) => ({ ...thing, graph })),
  check({ resource, argument, judged, graph }) {
    const here = graph.account(resource);
    if (here === undefined) return undefined;
    return judged((named) => {
      const there = graph.account(named);
      if (isSurelyFound(named, resource, graph) || there === undefined || there === here) return undefined;
      const what = `${nameFrom(resource, named)} is in account ${there}, but ${resource.address} is in ${here}`;
      return { what, allowed: "one account", at: { argument }, with: [named] };
    });
  },
  bad: hcl`
    provider "alicloud" {
      account_id = "1234567890123456"
    }
    provider "alicloud" {
      alias      = "site"
      account_id = "6543210987654321"
    }
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      ip_address = "203.0.113.11"
      provider   = alicloud.site
    }`,
  good: hcl`
    provider "alicloud" {
      account_id = "1234567890123456"
    }
    provider "alicloud" {
      alias      = "site"
      account_id = "6543210987654321"
    }
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      ip_address = "203.0.113.11"
      provider   = alicloud
    }`,
});
