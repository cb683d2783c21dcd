import type { IkeSettings, IpsecSettings } from "../domain/crypto";
import type { DeviceProfile } from "../domain/device";
import type { TunnelNumber } from "../domain/tunnel";
import type { Given } from "./later";
import type { Mtu } from "./mtu";

// A connection from the view of the device at the site. It contains no PSK, only each PSK's name.

/** A device with all tunnels that end on it. */
export interface PeerDevice {
  readonly environment: string;
  readonly site: string;
  /** Its key among the customer gateways of the site. */
  readonly device: string;
  readonly profile?: DeviceProfile;
  /** Address of its outside interface. */
  readonly address: Given<string>;
  /** Address that the cloud sees. */
  readonly publicAddress: Given<string>;
  /** Name of its outside interface, if given. */
  readonly interface?: string;
  readonly asn?: Given<number>;
  /** Whether its tunnels share the traffic or one waits for another. */
  readonly preference: "active-active" | "active-standby";
  /** In the order of the file. */
  readonly tunnels: readonly PeerTunnel[];
  /** Tunnels of the same connections that end on other devices: a cloud at the other end has both. */
  readonly others: readonly PeerTunnel[];
  /** Missing settings, for people. */
  readonly notes: readonly string[];
}

export interface PeerTunnel {
  /** `berlin/main/1`, as its PSK is called. */
  readonly name: string;
  readonly connection: string;
  readonly number: TunnelNumber;
  /** Number of the tunnel at the device, from 1, and of its interface. */
  readonly index: number;
  readonly site: PeerEnd;
  readonly cloud: PeerEnd;
  readonly ike: IkeSettings;
  readonly ipsec: IpsecSettings;
  /** Seconds between two probes and how many may fail; absent when it is off. */
  readonly dpd?: { readonly interval: number; readonly retries: number };
  readonly natTraversal: boolean;
  /** Networks in IPsec's selectors; 0.0.0.0/0 on both sides unless only flows are protected. */
  readonly selectors: { readonly cloud: readonly string[]; readonly site: readonly string[] };
  /** The /30 inside the tunnel; absent without BGP. */
  readonly insideCidr?: string;
  readonly routing: PeerRouting;
  readonly standing: Standing;
  readonly mtu: Mtu;
}

/** One of the two ends of a tunnel. */
export interface PeerEnd {
  /** Outside address, as its own interface has it. */
  readonly address: Given<string>;
  /** Identity in IKE: an address or a domain name. */
  readonly identity: Given<string>;
  /** Address inside the tunnel; absent without BGP. */
  readonly insideIp?: string;
}

export type PeerRouting =
  | {
      readonly kind: "bgp";
      readonly siteAsn: Given<number>;
      readonly cloudAsn: number;
      /** Seconds. */
      readonly keepalive: number;
      readonly hold: number;
      /** Networks at the site. */
      readonly advertise: readonly string[];
      /** Networks in the cloud; undefined means all except the default route, link-local networks and the site's. */
      readonly accept?: readonly string[];
    }
  | {
      /** With flows the device encrypts only what the selectors name; with static everything that is routed here. */
      readonly kind: "static" | "flows";
      /** Networks in the cloud. */
      readonly routes: readonly string[];
    };

/** How far a tunnel is preferred. */
export interface Standing {
  readonly localPreference: number;
  /** How many more times the own ASN stands before the path. */
  readonly prepends: number;
  /** Distance of static routes; the lower one wins. */
  readonly distance: number;
}

/** A device's tunnels by kind of routing. */
export const isBgp = (tunnel: PeerTunnel): tunnel is PeerTunnel & { routing: { kind: "bgp" }; insideCidr: string } =>
  tunnel.routing.kind === "bgp";
