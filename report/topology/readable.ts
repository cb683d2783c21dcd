import { groupBy } from "../../graph/group-by";
import { type ConnectionInTopology, FATES, type Topology } from "../../graph/network/topology";
import { plural } from "../words";

/** Most things that a person can look at in one picture. */
const MOST_THINGS = 60;

/**
 * A topology that a person can look at: unchanged or, with many things, the number of connections to each hub, by their
 * change.
 */
export function readable(topology: Topology): Topology {
  return thingsIn(topology) > MOST_THINGS ? counted(topology) : topology;
}

function thingsIn({ connections }: Topology): number {
  const ids = connections.flatMap(({ id, hub, tables, tunnels }) => [
    id,
    hub?.id,
    ...[...tables, ...tunnels.map(({ device }) => device)].map((thing) => thing.id),
  ]);
  return new Set(ids).size;
}

/** Each count as if it were one connection. */
export function counted({ connections }: Topology): Topology {
  const hubs = [...groupBy(connections, ({ hub }) => hub?.id ?? "")].toSorted();
  return {
    connections: hubs.flatMap(([id, own]) =>
      FATES.flatMap((fate): readonly ConnectionInTopology[] => {
        const alike = own.filter((connection) => connection.fate === fate);
        if (alike.length === 0) return [];
        const sites = new Set(alike.flatMap(({ site }) => site ?? []));
        const ofSites = sites.size === 0 ? "" : ` of ${plural(sites.size, "site")}`;
        const name = `${plural(alike.length, "connection")}${ofSites} ${fate}`;
        const hub = own[0]?.hub;
        return [{ id: `${id} ${fate}`, name, fate, tunnels: [], tables: [], ...(hub ? { hub } : {}) }];
      }),
    ),
  };
}
