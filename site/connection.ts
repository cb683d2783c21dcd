import type { NetworkType } from "../domain/address";
import type { Bandwidth } from "../domain/connection";
import type { ConnectionImport } from "../domain/connection-import";
import type { CryptoChoice } from "../domain/crypto";
import type { KeySource } from "../domain/kms";
import type { Payer } from "../domain/payer";
import type { RouteWeight } from "../domain/route";
import type { TunnelNumber } from "../domain/tunnel";
import type { TunnelEdits } from "../domain/tunnel-edits";

/** Tag keys with their values. */
export type Tags = Readonly<Record<string, string>>;

/** Encrypts only traffic between these networks. */
export interface ProtectedFlows {
  /** Networks on the cloud's side, 1 to 10. */
  readonly cloud: readonly string[];
  /** Networks on the site's side, 1 to 10. */
  readonly site: readonly string[];
}

/** How the two ends of every connection talk to each other, wherever it ends. */
export interface NegotiationSettings {
  /** Algorithms and lifetimes of both tunnels. @default strong */
  readonly crypto?: CryptoChoice;
  /** What to encrypt: everything that routes send here, or only the given flows. @default destination */
  readonly routing?: "destination" | ProtectedFlows;
  /** BGP on both tunnels, with the ASN of the cloud's end. @default false */
  readonly bgp?: false | { readonly localAsn: number | string };
  /** Negotiate at once, and again after every change, instead of waiting for traffic. @default false */
  readonly applyImmediately?: boolean;
  /** Dead peer detection on both tunnels: 30 s with ikev1, 130 s with ikev2. @default true */
  readonly dpd?: boolean;
  /** NAT traversal on both tunnels. @default true */
  readonly natTraversal?: boolean;
}

/** Where the PSKs of the tunnels come from. */
export interface KeySettings {
  /** The stack's variable `psks`, or a secret of each tunnel in Key Management Service. @default variable */
  readonly keys?: KeySource;
}

/** What only a connection on a transit router has. */
export interface NetworkSettings {
  /** Over the internet, or over Express Connect. Immutable. @default public */
  readonly network?: NetworkType;
  /**
   * Capacity of a tunnel: standard is 1 Gbit/s, large 3. Immutable. Makes the stack require a provider that knows the
   * argument.
   * @default the cloud's choice, standard
   */
  readonly bandwidth?: Bandwidth;
  /** Resource group, `rg-…`. @default the account's default group */
  readonly resourceGroup?: string;
}

/** How edits inside the tunnels of a connection on a transit router reach the cloud. */
export interface EditSettings {
  /** Whether the guard compares PSKs too. Turn it off only for a cloud that returns PSKs masked. @default true */
  readonly guardKeys?: boolean;
  /**
   * What an edit inside a tunnel does; the provider sends none by itself. `in-place` renews the customer gateways,
   * which must be made here; `replace` means an outage and new gateway addresses.
   * @default refuse, the plan fails
   */
  readonly tunnelEdits?: TunnelEdits;
  /**
   * Number to raise when a PSK changes, since nothing else shows that change. Has no effect with `refuse`.
   * @default 1
   */
  readonly revision?: number;
}

/** What route tables of the transit router do for an attachment, and who pays for it. */
export interface AttachmentSettings {
  /** Advertise the transit router's routes to the site; has an effect only with BGP on both ends. @default true */
  readonly advertise?: boolean;
  /** Forward the attachment's traffic by the route table. @default true */
  readonly associate?: boolean;
  /**
   * Route table that forwards the attachment's traffic: `default` is the transit router's own, a name one of its given
   * tables, or an id, `vtb-…`. A change means a few seconds without a table, and withdraws the advertised routes.
   * @default default
   */
  readonly routeTable?: string;
  /**
   * Route tables that learn the attachment's routes, named like `routeTable`; true means the table of `routeTable`,
   * false none.
   * @default true
   */
  readonly propagate?: boolean | readonly string[];
  /** Who pays for attachment and traffic; can change once an hour. @default the cloud's choice: the CEN owner */
  readonly payer?: Payer;
}

/** What a connection on a transit router, and the defaults of a file, may say. */
export interface ConnectionSettings
  extends NegotiationSettings,
    KeySettings,
    NetworkSettings,
    Omit<EditSettings, "revision">,
    AttachmentSettings {}

/** Name, description and tags of an attachment. */
export interface AttachmentLabels {
  /** 2 to 128 letters, digits, `_` and `-`, starting with a letter. @default SITE-CONNECTION */
  readonly name?: string;
  /** 2 to 256 characters, starting with a letter. @default none */
  readonly description?: string;
  /** Up to 20. @default those of the connection */
  readonly tags?: Tags;
}

/** A route into a connection. All but `to` is for connections on a VPN gateway. */
export interface Route {
  /** Network at the site. */
  readonly to: string;
  /** Network in the cloud from which the traffic comes; makes it a policy route. @default none, a destination route */
  readonly from?: string;
  /** 100 for the active one of two routes to the same network through two connections, 0 for the other. @default 100 */
  readonly weight?: RouteWeight;
  /** Write the route into the VPC's route table. @default true */
  readonly publish?: boolean;
}

/** What every connection of a site has: a new one, an imported one, or one that is only attached. */
interface OfSite {
  /** Networks at the site to route into the connection: static routes, or routes of the VPN gateway. @default none */
  readonly routes?: readonly (string | Route)[];
  /** Name, description and tags of the attachment. @default SITE-CONNECTION, with the tags of the connection */
  readonly attachment?: AttachmentLabels;
  /** Up to 20, those of the site included. @default none */
  readonly tags?: Tags;
  /**
   * Former names of the connection, oldest first: Terraform moves the connection and everything that belongs to it.
   * @default none
   */
  readonly formerly?: readonly string[];
  /** Existing objects to take over. @default none, Terraform makes everything */
  readonly import?: ConnectionImport;
  /** Where this was written, as `file:line:column`; findings name it. @default where your code makes the site */
  readonly source?: string;
}

/** A tunnel of a site; its PSK comes from where `keys` says. */
export interface Tunnel {
  /** Name of one of the site's customer gateways: the device at the other end. */
  readonly customerGateway: string;
  /** Inside CIDR, a /30 of 169.254.0.0/16 outside the eight reserved ones. BGP needs it. @default none */
  readonly insideCidr?: string;
  /** Address of the cloud's end in the inside CIDR. @default the lower of its two addresses */
  readonly cloudIp?: string;
  /** Identity of the cloud's end in IKE, up to 100 characters. @default the gateway's address */
  readonly localId?: string;
  /** Identity of the site's end in IKE, up to 100 characters. @default the customer gateway's address */
  readonly remoteId?: string;
}

/** A connection to make, or to take over, with its two tunnels. */
export interface DualTunnelConnection extends ConnectionSettings, EditSettings, OfSite {
  /** 1 to 100 characters. @default SITE-CONNECTION */
  readonly name?: string;
  /** VPN gateway on which the connection ends. @default it ends on the transit router */
  readonly vpnGateway?: string;
  /** The two tunnels. On a VPN gateway 1 is the master. */
  readonly tunnels: Readonly<Record<TunnelNumber, Tunnel>>;
}

/** Probes through the tunnel; the site needs a /32 route back to the source. */
export interface HealthCheck {
  /** Address in the cloud that sends the probes. */
  readonly source: string;
  /** Address at the site that answers the probes. */
  readonly destination: string;
  /** Seconds between two probes. @default 3 */
  readonly interval?: number;
  /** Probes that may fail. @default 3 */
  readonly retries?: number;
  /** Withdraw the routes when the check fails. @default true */
  readonly switchRoute?: boolean;
}

/** A running connection with a single tunnel, to take over: the cloud makes no new ones. */
export interface SingleTunnelConnection
  extends NegotiationSettings,
    KeySettings,
    Omit<NetworkSettings, "bandwidth">,
    AttachmentSettings,
    OfSite {
  /** 1 to 100 characters. @default SITE-CONNECTION */
  readonly name?: string;
  /** The one tunnel. */
  readonly tunnel: Tunnel;
  /** Probes through the tunnel. @default none */
  readonly healthCheck?: HealthCheck;
  /**
   * Zone that the attachment has now, such as `cn-hangzhou-h`: with another zone, the provider would replace the
   * attachment.
   */
  readonly zone?: string;
}

/** A connection that exists already and is only attached. */
export interface ExistingConnection extends AttachmentSettings, OfSite {
  /** `vco-…`, without an attachment, or imported together with its attachment. */
  readonly id: string;
}

/** A connection of a site. */
export type Connection = DualTunnelConnection | SingleTunnelConnection | ExistingConnection;

export function isExisting<C extends object>(connection: C): connection is Extract<C, { readonly id: string }> {
  return "id" in connection;
}

export function isSingleTunnel<C extends object>(connection: C): connection is Extract<C, { readonly tunnel: object }> {
  return "tunnel" in connection && !isExisting(connection);
}

export function isDualTunnel<C extends object>(connection: C): connection is Extract<C, { readonly tunnels: object }> {
  return !isExisting(connection) && !isSingleTunnel(connection);
}

/** Settings that have a meaning only on a transit router. */
export const ON_TRANSIT_ROUTERS = [
  "network",
  "bandwidth",
  "resourceGroup",
  "guardKeys",
  "tunnelEdits",
  "revision",
  "advertise",
  "associate",
  "propagate",
  "routeTable",
  "payer",
  "attachment",
] as const satisfies readonly (keyof DualTunnelConnection)[];
