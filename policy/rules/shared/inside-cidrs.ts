import { formatCidr, type Network, parseCidr } from "../../../domain/ipv4";
import { NetworkIndex } from "../../../domain/network-index";
import { groupBy } from "../../../graph/group-by";
import type { Tunnel } from "../../../graph/network/words";
import type { Subject } from "../../../graph/terraform/subject";
import { type Identity, ifDecided } from "../../../graph/terraform/value";

/** A tunnel among those that must not share its inside CIDR. */
export interface AmongTunnels extends Subject {
  readonly tunnel: Tunnel;
  /** An earlier one of another connection that has the block, too. */
  readonly twin?: Tunnel;
}

/** Tunnels of connections that share an owner, such as a device; the same block must not be in two connections. */
export function tunnelsByOwner(tunnels: readonly Tunnel[], ownerOf: (tunnel: Tunnel) => Identity): AmongTunnels[] {
  return [...groupBy(tunnels, (tunnel) => ifDecided(() => ownerOf(tunnel)))].flatMap(([owner, together]) => {
    const twins = owner === undefined ? [] : twinsAmong(together);
    return together.map((tunnel, place) => ({ resource: tunnel.resource, tunnel, twin: twins[place] }));
  });
}

interface Placed {
  readonly tunnel: Tunnel;
  readonly place: number;
}

/** The first that surely has a block, and the first of another connection: whosever a tunnel is, one of them is not its own. */
interface Holders {
  readonly network: Network;
  readonly first: Placed;
  second?: Placed;
}

/** For each tunnel the first before it, of another connection, whose block overlaps its own. */
function twinsAmong(tunnels: readonly Tunnel[]): readonly (Tunnel | undefined)[] {
  if (tunnels.every(({ connection }) => connection === tunnels[0]?.connection)) return [];
  const networks = tunnels.map(({ bgp }) => ifDecided(() => parseCidr(bgp.insideCidr.known())));
  const holders = new Map<string, Holders>();
  tunnels.forEach((tunnel, place) => {
    const network = networks[place];
    if (!network || tunnel.resource.instances.min === 0) return;
    const text = formatCidr(network);
    const known = holders.get(text);
    if (!known) holders.set(text, { network, first: { tunnel, place } });
    else if (known.first.tunnel.connection !== tunnel.connection) known.second ??= { tunnel, place };
  });
  const index = new NetworkIndex(holders.values(), ({ network }) => network);
  return tunnels.map(({ connection }, place) => {
    const network = networks[place];
    let twin: Placed | undefined;
    for (const { first, second } of network ? index.overlapping(network) : []) {
      const other = first.tunnel.connection === connection ? second : first;
      if (other && other.place < (twin?.place ?? place)) twin = other;
    }
    return twin?.tunnel;
  });
}
