import { formatCidr, type Network, parseCidr } from "../../../domain/ipv4";
import { NetworkIndex } from "../../../domain/network-index";
import { groupBy } from "../../../graph/group-by";
import type { Tunnel } from "../../../graph/network/words";
import type { Subject } from "../../../graph/terraform/subject";
import { type Identity, ifDecided } from "../../../graph/terraform/value";

/** A tunnel among those that must not share its inside CIDR. */
export interface AmongTunnels extends Subject {
  readonly tunnel: Tunnel;
  /** An earlier tunnel of another connection with the same block. */
  readonly twin?: Tunnel;
  /** Whether no other connection has the block, whatever the owner. */
  readonly isAlone: boolean;
}

/** Tunnels that share an owner, such as a device; two connections must not use the same block. */
export function tunnelsByOwner(tunnels: readonly Tunnel[], ownerOf: (tunnel: Tunnel) => Identity): AmongTunnels[] {
  return [...groupBy(tunnels, (tunnel) => ifDecided(() => ownerOf(tunnel)))].flatMap(([owner, together]) => {
    const twins = owner === undefined ? [] : twinsAmong(together);
    const alone = owner === undefined ? aloneAmong(together, tunnels) : undefined;
    return together.map((tunnel, place) => ({
      resource: tunnel.resource,
      tunnel,
      twin: twins[place],
      isAlone: alone?.has(tunnel) === true,
    }));
  });
}

/** Tunnels whose block overlaps no other connection's. A tunnel with an unknown block is judged by itself. */
function aloneAmong(some: readonly Tunnel[], all: readonly Tunnel[]): ReadonlySet<Tunnel> {
  const holders = holdersOf(all.map((tunnel, place) => ({ tunnel, place, network: networkOf(tunnel) })));
  const isAlone = (tunnel: Tunnel) => {
    const network = networkOf(tunnel);
    return network && holders.overlapping(network).every((each) => otherThan(tunnel, each) === undefined);
  };
  return new Set(some.filter(isAlone));
}

interface Placed {
  readonly tunnel: Tunnel;
  readonly place: number;
}

/** The first tunnel with a block, and the first of another connection: for any tunnel, one of them is not its own. */
interface Holders {
  readonly network: Network;
  readonly first: Placed;
  second?: Placed;
}

function holdersOf(tunnels: readonly (Placed & { readonly network?: Network })[]): NetworkIndex<Holders> {
  const holders = new Map<string, Holders>();
  for (const { tunnel, place, network } of tunnels) {
    if (!network) continue;
    const text = formatCidr(network);
    const known = holders.get(text);
    if (!known) holders.set(text, { network, first: { tunnel, place } });
    else if (known.first.tunnel.connection !== tunnel.connection) known.second ??= { tunnel, place };
  }
  return new NetworkIndex(holders.values(), ({ network }) => network);
}

/** The first holder of another connection. */
function otherThan({ connection }: Tunnel, { first, second }: Holders): Placed | undefined {
  return first.tunnel.connection === connection ? second : first;
}

function networkOf({ bgp }: Tunnel): Network | undefined {
  return ifDecided(() => parseCidr(bgp.insideCidr.known()));
}

/** For each tunnel the first earlier tunnel of another connection with an overlapping block. */
function twinsAmong(tunnels: readonly Tunnel[]): readonly (Tunnel | undefined)[] {
  if (tunnels.every(({ connection }) => connection === tunnels[0]?.connection)) return [];
  const placed = tunnels.map((tunnel, place) => ({ tunnel, place, network: networkOf(tunnel) }));
  const index = holdersOf(placed.filter(({ tunnel }) => tunnel.resource.instances.min > 0));
  return placed.map(({ tunnel, place, network }) => {
    let twin: Placed | undefined;
    for (const holders of network ? index.overlapping(network) : []) {
      const other = otherThan(tunnel, holders);
      if (other && other.place < (twin?.place ?? place)) twin = other;
    }
    return twin?.tunnel;
  });
}
