import { API_CBN } from "../../domain/source";
import { groupBy } from "../../graph/group-by";
import type { ResourceGraph } from "../../graph/network/graph";
import { nameFrom, type Resource } from "../../graph/terraform/resource";
import { ifDecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "described-once",
  level: "error",
  phases: EVERY_PHASE,
  title: "What exists once in the cloud is described once: an attachment's association, a route, a grant",
  why: "The cloud refuses the second description, or takes it for the first: when Terraform destroys one, both are gone.",
  source: API_CBN,
  fix: "remove one of the two",
  subjects: (graph) => KINDS.flatMap((kind) => judged(kind(graph))),
  check: ({ thing, twin, isAlone }) => {
    if (isAlone) return undefined;
    thing.key(); // ends the check if unknown
    const { resource, at, what } = thing;
    const { min } = resource.instances;
    if (min > 1) return { what: `${what} ${min} times`, allowed: "once", at: { argument: at } };
    if (!twin) return undefined;
    const isForgotten = twin.change?.action === "forget";
    return {
      what: `${what} by ${nameFrom(resource, twin)}, ${isForgotten ? "which the plan forgets, but the cloud keeps" : "too"}`,
      allowed: "once",
      ...(isForgotten
        ? { fix: "give the forgotten one its new address with a moved block, or let the plan destroy it" }
        : {}),
      at: { argument: at },
      with: [twin],
    };
  },
  bad: hcl`
    resource "alicloud_cen_transit_router_route_table_association" "second" {
      transit_router_attachment_id  = alicloud_cen_transit_router_vpn_attachment.shanghai__main.id
      transit_router_route_table_id = "vtb-def456"
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router_route_table_association" "shanghai__main" {
      transit_router_attachment_id  = alicloud_cen_transit_router_vpn_attachment.shanghai__main.id
      transit_router_route_table_id = "vtb-def456"
    }`,
});

/** Something that exists once in the cloud. */
interface Thing {
  readonly resource: Resource;
  /** What distinguishes it from others of its kind. Ends the check if unknown. */
  key(): string;
  /** The argument at fault if there are two. */
  readonly at: string;
  /** The start of the message then. */
  readonly what: string;
}

type ThingsOfAKind = (graph: ResourceGraph) => readonly Thing[];

const associations: ThingsOfAKind = (graph) =>
  graph.associations.withForgotten().map(({ resource, attachmentId }) => ({
    resource,
    key: () => attachmentId.identity(),
    at: attachmentId.argument,
    what: "the attachment is associated with a route table",
  }));

const propagations: ThingsOfAKind = (graph) =>
  graph.propagations.withForgotten().map(({ resource, attachmentId, routeTableId }) => ({
    resource,
    key: () => both(attachmentId.identity(), routeTableId.identity()),
    at: routeTableId.argument,
    what: "the route table learns the attachment's routes",
  }));

const grants: ThingsOfAKind = (graph) =>
  graph.grants.withForgotten().map(({ resource, instanceId, cenId }) => ({
    resource,
    key: () => both(instanceId.identity(), cenId.identity()),
    at: instanceId.argument,
    what: "the network is granted to the CEN instance",
  }));

const routeEntries: ThingsOfAKind = (graph) =>
  graph.routeEntries.withForgotten().map(({ resource, routeTableId, destination }) => ({
    resource,
    key: () => both(routeTableId.identity(), destination.known()),
    at: destination.argument,
    what: "the route table's entry for the network is made",
  }));

const vpnGatewayRoutes: ThingsOfAKind = (graph) =>
  graph.vpnGatewayRoutes.withForgotten().map(({ resource, vpnGatewayId, nextHop, source, destination }) => ({
    resource,
    key: () =>
      both(resource.type, vpnGatewayId.identity(), nextHop.identity(), source?.known() ?? "", destination.known()),
    at: destination.argument,
    what: "the route of the connection is made",
  }));

const staticRoutes: ThingsOfAKind = (graph) =>
  graph.staticRoutes.withForgotten().map(({ resource, connectionId, destination }) => ({
    resource,
    key: () => both(connectionId.identity(), destination.known()),
    at: destination.argument,
    what: "the route of the connection is made",
  }));

const transitRouters: ThingsOfAKind = (graph) =>
  graph.madeTransitRouters.withForgotten().map(({ resource, cenId }) => ({
    resource,
    key: () => both(cenId.identity(), graph.region(resource).known()),
    at: cenId.argument,
    what: "the transit router of the CEN instance in this region is made",
  }));

const KINDS: readonly ThingsOfAKind[] = [
  associations,
  propagations,
  grants,
  routeEntries,
  vpnGatewayRoutes,
  staticRoutes,
  transitRouters,
];

const both = (...parts: readonly string[]) => parts.join("\n");

/** Each thing with the one that it repeats; an added thing repeats an existing one. */
function judged(things: readonly Thing[]) {
  const isAlone = things.length === 1 && things.every(({ resource }) => resource.instances.max <= 1);
  return [...groupBy(things, (thing) => ifDecided(() => thing.key()))].flatMap(([key, same]) => {
    const sure = key === undefined ? [] : same.filter(({ resource }) => resource.instances.min > 0);
    const first = sure.find(({ resource }) => resource.isNew === false) ?? sure[0];
    const described = same.filter(({ resource }) => resource.change?.action !== "forget");
    return described.map((thing) => ({
      resource: thing.resource,
      thing,
      twin: thing === first || thing.resource.instances.min === 0 ? undefined : first?.resource,
      isAlone,
    }));
  });
}
