import { overlaps, parseCidr } from "../../domain/ipv4";
import { EVERYWHERE } from "../../domain/route";
import { API_CBN } from "../../domain/source";
import type { ResourceGraph } from "../model/graph";
import { once } from "../model/once";
import type { Resource } from "../model/resource";
import { type Identity, ifDecided, isToBeTold, Undecided } from "../model/value";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "transit-router-cidrs-apart",
  level: "error",
  phases: EVERY_PHASE,
  checks: ["P19", "P05"],
  title:
    "In one CEN instance a CIDR of a transit router overlaps no other one, and no network that connections lead to",
  why: "Gateway addresses come from it: traffic to a network that overlaps it ends up in the wrong place, and the API refuses two alike.",
  source: API_CBN,
  fix: "take a block that no network here uses",
  subjects: (graph) => {
    const instances = once(() => new CenInstances(graph));
    const cidrs = graph.transitRouterCidrs().map((cidr) => ({
      resource: cidr.resource,
      argument: "cidr",
      block: cidr.cidr,
      networks: () => [cidr.cidr.known()],
      transitRouters: () => [graph.transitRouters().of(cidr.transitRouterId.identity())],
    }));
    const blocks = cidrs
      .filter(({ resource }) => resource.instances.min > 0)
      .map((cidr) => ({ ...cidr, text: ifDecided(() => cidr.block.known()) }));
    const connections = graph.ipsecConnections().flatMap((connection) =>
      [connection.localSubnet, connection.remoteSubnet].map((side) => ({
        resource: connection.resource,
        argument: side.argument,
        networks: () => side.known().filter((text) => text !== EVERYWHERE),
        transitRouters: () => routersOf(connection.resource, graph),
      })),
    );
    const routes = graph.staticRoutes().map((route) => ({
      resource: route.resource,
      argument: "route_dest",
      networks: () => [route.destination.known()],
      transitRouters: () => routersOf(route.connectionId.target(), graph),
    }));
    return [
      ...cidrs.map((cidr, index) => ({ ...cidr, blocks: blocks.slice(0, index), instances })),
      ...[...connections, ...routes].map((subject) => ({ ...subject, blocks, instances })),
    ];
  },
  check({ resource, argument, networks, transitRouters, blocks, instances }) {
    const here = blocks.length > 0 ? networks() : [];
    let open: Undecided | undefined;
    const complaints = here.flatMap((network) => {
      const clash = blocks
        .filter(({ text }) => text !== undefined && touch(text, network))
        .find((block) => {
          const isOne = instances().areOne(transitRouters, block.transitRouters);
          if (isOne === undefined)
            open ??= new Undecided(
              `whether ${nameOf(block.resource, resource)}, which it overlaps, is in the same CEN instance is not known yet`,
              argument,
            );
          return isOne;
        });
      if (!clash) return [];
      const what = `${network} overlaps ${clash.text}, the CIDR ${nameOf(clash.resource, resource)} of a transit router`;
      const fault = `${network} ${clash.text}`;
      return [{ what, allowed: "networks that do not overlap", at: { argument }, fault, with: [clash.resource] }];
    });
    if (complaints.length > 0) return complaints;
    if (open) throw open;
    // One that is not known yet may still overlap: it leaves the check undecided.
    if (here.length > 0) blocks.find(({ text }) => text === undefined)?.block.known();
    return undefined;
  },
  bad: "cidrs: [10.1.0.0/24] with routes: [10.1.0.0/16]",
  good: "cidrs: [10.255.0.0/24] with routes: [10.1.0.0/16]",
});

function touch(one: string, other: string): boolean {
  const [first, second] = [parseCidr(one), parseCidr(other)];
  return first !== undefined && second !== undefined && overlaps(first, second);
}

/** An address alone would read as the same one where another stack has its like. */
function nameOf({ stack, address }: Resource, from: Resource): string {
  return stack === from.stack ? address : `${address} in ${stack}`;
}

/** The transit routers that a connection is attached to, as far as is known. */
function routersOf(connection: Resource | undefined, graph: ResourceGraph): readonly Identity[] {
  const attachments = connection ? graph.attachmentsOf().of(connection) : [];
  return attachments.map((attachment) => attachment.transitRouter());
}

/** Which transit routers are in one CEN instance, beyond which nothing is shared. */
class CenInstances {
  private readonly byRouter = new Map<Identity, Identity>();

  constructor(graph: ResourceGraph) {
    for (const subject of [...graph.madeTransitRouters(), ...graph.attachments()]) {
      const [name] = subject.transitRouterNames();
      const cen = subject.cenId.isAbsent() ? undefined : ifDecided(() => subject.cenId.identity());
      if (name !== undefined && cen !== undefined) this.byRouter.set(graph.transitRouters().of(name), cen);
    }
  }

  /** Whether any of some is in one with any of others; undefined where that is not known. */
  areOne(some: () => readonly Identity[], others: () => readonly Identity[]): boolean | undefined {
    const [left, right] = [ifDecided(some) ?? [], ifDecided(others) ?? []];
    const pairs = left.flatMap((one) => right.map((other) => this.isOne(one, other)));
    if (pairs.includes(true)) return true;
    return pairs.length === 0 || pairs.includes(undefined) ? undefined : false;
  }

  private isOne(one: Identity, other: Identity): boolean | undefined {
    if (one === other) return true;
    const [first, second] = [this.byRouter.get(one), this.byRouter.get(other)];
    if (first === undefined || second === undefined) return undefined;
    if (first === second) return true;
    const kinds = [first, second].map((cen) => (isToBeTold(cen) ? undefined : cen.includes("/")));
    // two ids differ, and so do two that are made; one that is made may have an id by now
    return kinds[0] === undefined || kinds[0] !== kinds[1] ? undefined : false;
  }
}
