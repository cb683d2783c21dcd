import { API_VPC } from "../../domain/source";
import { atFarEnd } from "../far-end";
import { namedRegion } from "../model/attachment-region";
import type { ResourceGraph } from "../model/graph";
import { nameFrom, type Resource } from "../model/resource";
import { type Complaint, EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "same-region",
  level: "error",
  phases: EVERY_PHASE,
  checks: ["P26"],
  title: "Customer gateways, their connection and its attachment are in one region",
  why: "The cloud does not find one from another region, after the first ones already exist.",
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
  ],
  check: ({ resource, argument, judged, graph }) =>
    judged((named) => {
      if (isAlike(named, resource)) return undefined;
      const [here, there] = [regionOf(graph, resource), regionOf(graph, named)];
      const what = `${nameFrom(resource, named)} is in ${there}, but ${resource.address} is in ${here}`;
      return here === there ? undefined : { what, allowed: "one region", at: { argument }, with: [named] };
    }),
  bad: "provider = alicloud.beijing at the customer gateway alone",
  good: "provider = alicloud.beijing at the customer gateway, the connection and the attachment",
});

/** Of the resource that is named. */
type Check = (named: Resource) => Complaint | undefined;

/** Whether two resources have the same provider configuration, whatever its region. */
function isAlike(one: Resource, other: Resource): boolean {
  return one.stack === other.stack && one.provider === other.provider;
}

function regionOf(graph: ResourceGraph, resource: Resource): string {
  return namedRegion(graph.region(resource));
}
