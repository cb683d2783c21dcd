import { parseCidr } from "../../domain/ipv4";
import { EVERYWHERE } from "../../domain/route";
import type { ResourceGraph } from "../../graph/network/graph";
import { siteOf } from "../../graph/network/site";
import type { Attachment, Connection } from "../../graph/network/words";
import { ifDecided } from "../../graph/terraform/value";
import type { Member } from "./group";
import { quota } from "./quota";

export default quota({
  id: "ecmp-paths",
  level: "warning",
  limit: "ecmpPaths",
  title: "A transit router has no more equal-cost paths to a destination than it can use",
  why: "The transit router uses only so many paths; further connections to the same destination add nothing.",
  fix: "route other destinations over some of the connections, or remove them",
  bad: "17 connections on one transit router with a route to 10.1.0.0/16",
  good: "16 connections on one transit router with a route to 10.1.0.0/16",
  members: (graph) => [...graph.attachments().flatMap((attachment) => paths(attachment, graph)), ...strayRoutes(graph)],
  naming: (graph) => graph.transitRouters(),
  // the BGP routes of a site belong to its own stack
  isShared: ([, destination]) => destination === undefined || parseCidr(destination) !== undefined,
  describe: ({ key: [transitRouter, destination], used }) =>
    `${used.min} connections lead from ${transitRouter} to ${destination}`,
  remark: "whether the cloud counts connections or tunnels, by prefix or by site, is not documented",
});

/** The destinations that an attachment leads to, each with its transit router. */
function paths(attachment: Attachment, graph: ResourceGraph): readonly Member[] {
  const transitRouter = ifDecided(() => attachment.transitRouter());
  const connection = ifDecided(() => attachment.connection());
  const destinations = connection ? destinationsOf(connection, graph) : [undefined];
  return destinations.map((destination) => ({ resource: attachment.resource, key: [transitRouter, destination] }));
}

function destinationsOf(connection: Connection, graph: ResourceGraph): readonly (string | undefined)[] {
  const routes = graph.routesOf().of(connection.resource);
  const selected = ifDecided(() => connection.remoteSubnet.known()) ?? [undefined];
  const hasBgp = ifDecided(() => connection.hasBgp());
  return [
    ...(hasBgp === false ? [] : [hasBgp && bgpRoutesOf(connection)]),
    ...routes.map((route) => ifDecided(() => route.destination.known())),
    ...selected.filter((network) => network !== EVERYWHERE),
  ];
}

/** Static routes of connections that are not known yet. */
function strayRoutes(graph: ResourceGraph): readonly Member[] {
  return graph.staticRoutes().flatMap((route) => {
    if (ifDecided(() => route.connectionId.identity()) !== undefined) return [];
    return [{ resource: route.resource, key: [undefined, ifDecided(() => route.destination.known())] }];
  });
}

/**
 * The destinations of a BGP connection. Its prefixes are unknown before the device advertises them, but all connections of a site
 * learn equal prefixes.
 */
function bgpRoutesOf(connection: Connection): string | undefined {
  const site = ifDecided(() => siteOf(connection));
  return site && `the BGP routes of ${site}`;
}
