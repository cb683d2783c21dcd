import { insideCidrClash } from "../../domain/inside-cidr";
import { groupBy } from "./group-by";
import type { Subject } from "./subject";
import type { Tunnel } from "./tunnel";
import { type Identity, ifDecided } from "./value";

/** A tunnel among those that must not share its inside CIDR. */
export interface AmongTunnels extends Subject {
  readonly tunnel: Tunnel;
  /** An earlier one of another connection that has the block, too. */
  readonly twin?: Tunnel;
}

/** Tunnels of connections that share an owner, such as a device; the same block must not be in two connections. */
export function tunnelsByOwner(tunnels: readonly Tunnel[], ownerOf: (tunnel: Tunnel) => Identity): AmongTunnels[] {
  return [...groupBy(tunnels, (tunnel) => ifDecided(() => ownerOf(tunnel)))].flatMap(([owner, together]) => {
    const known = together.map((tunnel) => ({ tunnel, cidr: ifDecided(() => tunnel.bgp.insideCidr.known()) }));
    return known.map(({ tunnel, cidr }, index) => {
      const isTwin = (other: (typeof known)[number]) =>
        other.tunnel.connection !== tunnel.connection &&
        other.tunnel.resource.instances.min > 0 &&
        insideCidrClash(other.cidr, cidr);
      const twin = owner === undefined ? undefined : known.slice(0, index).find(isTwin)?.tunnel;
      return { resource: tunnel.resource, tunnel, twin };
    });
  });
}
