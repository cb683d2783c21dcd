import type { ResourceGraph } from "../../../graph/network/graph";
import { haveOneProvider, type Resource } from "../../../graph/terraform/resource";
import type { ResourceSubject } from "../../../graph/terraform/subject";
import { Undecided, type Value } from "../../../graph/terraform/value";
import { attempt, type Complaint } from "../../rule";
import { atFarEnd, unlessFine } from "./far-end";

/** A resource that names another one, which the cloud looks for where the first one is. */
export interface NamedThing extends ResourceSubject {
  readonly argument: string;
  /** Whether it may be in another account, whose id then stands beside it. */
  readonly mayBeForeign: boolean;
  readonly judged: (check: Check) => Complaint | readonly Complaint[] | undefined;
}

type Check = (named: Resource) => Complaint | undefined;

/** Customer gateways of tunnels, connections of attachments, and transit routers of what is on them. */
export function namedThings(graph: ResourceGraph): readonly NamedThing[] {
  return [
    ...graph.tunnels().map((tunnel) => ({
      resource: tunnel.resource,
      argument: tunnel.customerGatewayId.argument,
      mayBeForeign: false,
      judged: (check: Check) => atFarEnd(tunnel, (gateway) => check(gateway.resource)),
    })),
    ...graph.attachments().map((attachment) => ({
      resource: attachment.resource,
      argument: "vpn_id",
      mayBeForeign: true,
      judged: (check: Check) => check(attachment.connection().resource),
    })),
    ...[...graph.attachments(), ...graph.transitRouterCidrs()].map((subject) => onRouter(subject, graph)),
  ];
}

/**
 * Whether the cloud surely finds a named resource: both have one provider configuration, or the naming one exists
 * unchanged.
 */
export function isSurelyFound(named: Resource, resource: Resource, graph: ResourceGraph): boolean {
  const isThere = resource.change?.action === "none" || graph.phaseOf(resource) === "state";
  return haveOneProvider(named, resource) || isThere;
}

/** Objects on a transit router that a stack makes. */
function onRouter({ resource, transitRouterId }: OnRouter, graph: ResourceGraph): NamedThing {
  const judged = (check: Check) => {
    const outcome = attempt((id) => onTarget(id, check), transitRouterId, undefined);
    if (!(outcome instanceof Undecided)) return outcome;
    const routers = graph.madeTransitRouters();
    return routers.length === 0 ? undefined : unlessFine(outcome, routers, (router) => check(router.resource));
  };
  return { resource, argument: transitRouterId.argument, mayBeForeign: false, judged };
}

type OnRouter = ResourceSubject & { readonly transitRouterId: Value<string> };

function onTarget(id: Value<string>, check: Check): Complaint | undefined {
  const target = id.target();
  return target && check(target);
}
