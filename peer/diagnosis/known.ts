import { isLater } from "../later";
import type { PeerTunnel } from "../model";
import type { Proposal } from "./algorithms";

/** The intended settings of a tunnel's two ends, from the site's environment file and the cloud's state. */
export interface KnownTunnel {
  /** `berlin/main/1` */
  readonly name: string;
  /** Address of the cloud's gateway, if known. */
  readonly cloudAddress?: string;
  /** Address of the customer gateway. */
  readonly deviceAddress?: string;
  readonly version: "ikev1" | "ikev2";
  readonly mode: "main" | "aggressive";
  readonly ike: Proposal;
  readonly ipsec: Proposal;
  /** The identity that the device should send. */
  readonly deviceId?: string;
}

/** The intended settings of a tunnel, by the peer model: both ends come from it. */
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

/** The tunnel of a conversation. One address is enough, since the other may be the fault. */
export function tunnelOf(tunnels: readonly KnownTunnel[], addresses: readonly string[]): KnownTunnel | undefined {
  const matching = (tunnel: KnownTunnel) =>
    [tunnel.cloudAddress, tunnel.deviceAddress].filter((address) => address && addresses.includes(address)).length;
  const [best, ...others] = tunnels.toSorted((one, other) => matching(other) - matching(one));
  if (!best || matching(best) === 0) return undefined;
  return others.some((other) => matching(other) === matching(best)) ? undefined : best;
}
