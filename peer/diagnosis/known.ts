import { isLater } from "../later";
import type { PeerTunnel } from "../model";
import type { Proposal } from "./algorithms";

/** What the two ends of a tunnel are meant to have: the site's environment file and, of the cloud, its state. */
export interface KnownTunnel {
  /** `berlin/main/1` */
  readonly name: string;
  /** Address of the cloud's gateway, where it is known. */
  readonly cloudAddress?: string;
  /** Address of the customer gateway. */
  readonly deviceAddress?: string;
  readonly version: "ikev1" | "ikev2";
  readonly mode: "main" | "aggressive";
  readonly ike: Proposal;
  readonly ipsec: Proposal;
  /** What the device is to call itself. */
  readonly deviceId?: string;
}

/** What a tunnel is meant to be, by the peer model: both ends are made from it. */
export function knownTunnel({ name, site, cloud, ike, ipsec }: PeerTunnel): KnownTunnel {
  return {
    name,
    ...(isLater(cloud.address) ? {} : { cloudAddress: cloud.address }),
    ...(isLater(site.address) ? {} : { deviceAddress: site.address }),
    ...(isLater(site.identity) ? {} : { deviceId: site.identity }),
    version: ike.version,
    mode: ike.mode,
    ike: {
      "ike.encryption": ike.encryption,
      "ike.authentication": ike.authentication,
      "ike.prf": ike.authentication,
      "ike.dhGroup": ike.dhGroup,
    },
    ipsec: {
      "ipsec.encryption": ipsec.encryption,
      "ipsec.authentication": ipsec.authentication,
      "ipsec.pfs": ipsec.pfs,
    },
  };
}

/** The tunnel that a conversation is about. One address is enough, as the other may be what is wrong. */
export function tunnelOf(tunnels: readonly KnownTunnel[], addresses: readonly string[]): KnownTunnel | undefined {
  const matching = (tunnel: KnownTunnel) =>
    [tunnel.cloudAddress, tunnel.deviceAddress].filter((address) => address && addresses.includes(address)).length;
  const [best, ...others] = tunnels.toSorted((one, other) => matching(other) - matching(one));
  if (!best || matching(best) === 0) return undefined;
  return others.some((other) => matching(other) === matching(best)) ? undefined : best;
}
