import { API_VPC } from "../../domain/source";
import { namedRegion } from "../../graph/network/attachment-region";
import type { ResourceGraph } from "../../graph/network/graph";
import { nameFrom, type Resource } from "../../graph/terraform/resource";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";
import { isSurelyFound, namedThings } from "./shared/named-things";

export default rule({
  id: "same-region",
  level: "error",
  phases: EVERY_PHASE,
  title: "Customer gateways, their connection, its attachment and the transit router are in one region",
  why: "The cloud does not find an object of another region, and finds out when the first objects exist.",
  source: API_VPC,
  fix: "give all of them the same provider configuration",
  subjects: (graph) => namedThings(graph).map((thing) => ({ ...thing, graph })),
  check: ({ resource, argument, judged, graph }) =>
    judged((named) => {
      if (isSurelyFound(named, resource, graph)) return undefined;
      const [here, there] = [regionOf(graph, resource), regionOf(graph, named)];
      const what = `${nameFrom(resource, named)} is in ${there}, but ${resource.address} is in ${here}`;
      return here === there ? undefined : { what, allowed: "one region", at: { argument }, with: [named] };
    }),
  bad: hcl`
    provider "alicloud" {
      region = "cn-hangzhou"
    }
    provider "alicloud" {
      alias  = "beijing"
      region = "cn-beijing"
    }
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      ip_address = "203.0.113.11"
      provider   = alicloud.beijing
    }`,
  good: hcl`
    provider "alicloud" {
      region = "cn-hangzhou"
    }
    provider "alicloud" {
      alias  = "beijing"
      region = "cn-beijing"
    }
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      ip_address = "203.0.113.11"
      provider   = alicloud
    }`,
});

function regionOf(graph: ResourceGraph, resource: Resource): string {
  return namedRegion(graph.region(resource));
}
