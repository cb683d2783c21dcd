import { API_VPC } from "../../domain/source";
import { namedRegion } from "../../graph/network/attachment-region";
import type { ResourceGraph } from "../../graph/network/graph";
import { haveOneProvider, nameFrom, type Resource } from "../../graph/terraform/resource";
import type { ResourceSubject } from "../../graph/terraform/subject";
import { Undecided, type Value } from "../../graph/terraform/value";
import { hcl } from "../example";
import { attempt, type Complaint, EVERY_PHASE, rule } from "../rule";
import { atFarEnd, unlessFine } from "./shared/far-end";

export default rule({
  id: "same-region",
  level: "error",
  phases: EVERY_PHASE,
  title: "Customer gateways, their connection, its attachment and the transit router are in one region",
  why: "The cloud does not find an object of another region, and finds out when the first objects exist.",
  source: API_VPC,
  fix: "give all of them the same provider configuration",
  subjects: (graph) => [
    ...graph.tunnels().map((tunnel) => ({
      resource: tunnel.resource,
      argument: tunnel.customerGatewayId.argument,
      judged: (check: Check) => atFarEnd(tunnel, (gateway) => check(gateway.resource)),
      graph,
    })),
    ...graph.attachments().map((attachment) => ({
      resource: attachment.resource,
      argument: "vpn_id",
      judged: (check: Check) => check(attachment.connection().resource),
      graph,
    })),
    ...[...graph.attachments(), ...graph.transitRouterCidrs()].map((subject) => onRouter(subject, graph)),
  ],
  check: ({ resource, argument, judged, graph }) =>
    judged((named) => {
      if (haveOneProvider(named, resource) || isThere(graph, resource)) return undefined;
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

/** The region of the named resource. */
type Check = (named: Resource) => Complaint | undefined;

/** Objects on a transit router that a stack makes. */
function onRouter({ resource, transitRouterId }: OnRouter, graph: ResourceGraph) {
  const judged = (check: Check) => {
    const outcome = attempt((id) => onTarget(id, check), transitRouterId, undefined);
    if (!(outcome instanceof Undecided)) return outcome;
    const routers = graph.madeTransitRouters();
    return routers.length === 0 ? undefined : unlessFine(outcome, routers, (router) => check(router.resource));
  };
  return { resource, argument: transitRouterId.argument, judged, graph };
}

type OnRouter = ResourceSubject & { readonly transitRouterId: Value<string> };

function onTarget(id: Value<string>, check: Check): Complaint | undefined {
  const target = id.target();
  return target && check(target);
}

/** The cloud has accepted existing, unchanged objects. */
function isThere(graph: ResourceGraph, resource: Resource): boolean {
  return resource.change?.action === "none" || graph.phaseOf(resource) === "state";
}

function regionOf(graph: ResourceGraph, resource: Resource): string {
  return namedRegion(graph.region(resource));
}
