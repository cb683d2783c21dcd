import { overlaps, parseCidr } from "../../domain/ipv4";
import { EVERYWHERE } from "../../domain/route";
import { API_CBN } from "../../domain/source";
import { ifDecided } from "../model/value";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "transit-router-cidrs-apart",
  level: "error",
  phases: EVERY_PHASE,
  checks: ["P19", "P05"],
  title: "A CIDR of a transit router overlaps no other one, and no network that connections lead to",
  why: "Gateway addresses come from it: traffic to a network that overlaps it ends up in the wrong place, and the API refuses two alike.",
  source: API_CBN,
  fix: "take a block that no network here uses",
  subjects: (graph) => {
    const cidrs = graph.transitRouterCidrs().map((cidr) => ({
      resource: cidr.resource,
      argument: "cidr",
      block: cidr.cidr,
      networks: () => [cidr.cidr.known()],
    }));
    const blocks = cidrs
      .filter(({ resource }) => resource.instances.min > 0)
      .map(({ resource, block }) => ({ resource, block, text: ifDecided(() => block.known()) }));
    const connections = graph.ipsecConnections().flatMap((connection) =>
      [connection.localSubnet, connection.remoteSubnet].map((side) => ({
        resource: connection.resource,
        argument: side.argument,
        networks: () => side.known().filter((text) => text !== EVERYWHERE),
      })),
    );
    const routes = graph.staticRoutes().map((route) => ({
      resource: route.resource,
      argument: "route_dest",
      networks: () => [route.destination.known()],
    }));
    return [
      ...cidrs.map((cidr, index) => ({ ...cidr, blocks: blocks.slice(0, index) })),
      ...[...connections, ...routes].map((subject) => ({ ...subject, blocks })),
    ];
  },
  check({ argument, networks, blocks }) {
    const here = blocks.length > 0 ? networks() : [];
    const complaints = here.flatMap((network) => {
      const clash = blocks.find(({ text }) => text !== undefined && touch(text, network));
      if (!clash) return [];
      const what = `${network} overlaps ${clash.text}, the CIDR ${clash.resource.address} of a transit router`;
      const fault = `${network} ${clash.text}`;
      return [{ what, allowed: "networks that do not overlap", at: { argument }, fault, with: [clash.resource] }];
    });
    if (complaints.length > 0) return complaints;
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
