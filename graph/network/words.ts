import type { CryptoSetting } from "../../domain/crypto";
import type { Block } from "../terraform/block";
import type { SecretFacts, SecretWriting } from "../terraform/node";
import type { ResourceSubject, Subject } from "../terraform/subject";
import type { Identity, Value } from "../terraform/value";
import type { CustomerGateway } from "./customer-gateway";

// The words that rules are written in, beside those of resources that know of no others, which have files of their own. The graph
// has all of them, by kind.

/** An IPsec connection: one that a transit router can take, or one on a VPN gateway. */
export type Connection = IpsecConnection | VpnGatewayConnection;

/** `alicloud_vpn_gateway_vpn_attachment`: a connection that a transit router can take. */
export interface IpsecConnection extends AnyConnection {
  readonly endsOn: "transit router";
  /** Public unless given. Source: `API_VPC`. */
  readonly networkType: Value<string>;
  /** The numbers that the tunnels give themselves. */
  tunnelNumbers(): readonly number[];
}

/** `alicloud_vpn_connection`: a connection on a VPN gateway, which no transit router can take. */
export interface VpnGatewayConnection extends AnyConnection {
  readonly endsOn: "VPN gateway";
  readonly vpnGatewayId: Value<string>;
}

/** What connections of both kinds have. */
export interface AnyConnection extends ResourceSubject {
  readonly name: Value<string>;
  readonly tags: Value<Readonly<Record<string, string>>>;
  /** Networks on the cloud's side. */
  readonly localSubnet: Value<readonly string[]>;
  /** Networks on the site's side. */
  readonly remoteSubnet: Value<readonly string[]>;
  /** What names the device at the far end, in the single-tunnel form; else tunnels have their own. */
  readonly customerGatewayId: Value<string>;
  /** What names the devices at the far ends, in either form. Ends the check where it is not known how many tunnels there are. */
  customerGatewayIds(): readonly Value<string>[];
  /** Ends the check as undecided when it is not known how many there are. */
  tunnels(): readonly Tunnel[];
  /** As `tunnels`, but with one of which nothing is known where it is not known how many there are. */
  tunnelsOrUnknown(): readonly Tunnel[];
  /** The tunnel of the single-tunnel form; undefined in any other. */
  singleTunnel(): Tunnel | undefined;
  /** How the key of the single-tunnel form is written. */
  readonly singleTunnelPsk: Value<SecretWriting>;
  /** What is known of that key. */
  readonly singleTunnelPskFacts: Value<SecretFacts>;
  /** The health check, which only the single-tunnel form has; undefined where none is written. */
  readonly healthCheck: HealthCheck | undefined;
  /** Blocks of the single-tunnel form that are given. */
  singleTunnelBlocks(): readonly string[];
  /** Whether any static route leads to it. */
  hasStaticRoute(): boolean;
  /** Whether only traffic between the networks of both sides is encrypted. */
  hasProtectedFlows(): boolean;
  /** Whether it speaks BGP, in either form. Beside two tunnels, what is of the other form is what the cloud reports of it. */
  hasBgp(): boolean;
}

/** Probes through the tunnel. */
export interface HealthCheck {
  readonly enable: Value<boolean>;
  /** Address at the site that answers. */
  readonly destination: Value<string>;
  /** Address in the cloud that asks. */
  readonly source: Value<string>;
  /** Seconds between two probes. */
  readonly interval: Value<number>;
  /** Probes that may fail. */
  readonly retries: Value<number>;
}

/** One of the tunnels of a connection. */
export interface Tunnel extends ResourceSubject {
  /** The connection that the tunnel belongs to. */
  readonly connection: Connection;
  /** Id of the customer gateway at the far end, `cgw-…`. */
  readonly customerGatewayId: Value<string>;
  /** The device at the far end. Ends the check when none is given, and as undecided when it is in none of the stacks. */
  customerGateway(): CustomerGateway;
  /** Devices that it can be where that is not known yet; none where it can be one that is in none of the stacks. */
  possibleCustomerGateways(): readonly CustomerGateway[];
  /** BGP of the tunnel. */
  readonly bgp: BgpSettings;
  /** A setting of either phase, by its name in the environment file: `ike.dhGroup`. */
  crypto(setting: CryptoSetting): Value<string | number>;
  /** Whether the provider sends 0 for a number of either phase, since the rest of its block is given. */
  isSentAsZero(setting: CryptoSetting): boolean;
  /** How its key is written; the key itself is dropped while reading. */
  readonly psk: Value<SecretWriting>;
  /** What a plan or a state shows of its key. */
  readonly pskFacts: Value<SecretFacts>;
  /** `master` or `slave`, on a VPN gateway. */
  readonly role: Value<string>;
  /** Identity of the cloud's end in IKE. */
  readonly localId: Value<string>;
  /** Identity of the site's end in IKE. */
  readonly remoteId: Value<string>;
  /** Whether dead peer detection is on. */
  readonly dpd: Value<boolean>;
  /** Whether NAT traversal is on. */
  readonly natTraversal: Value<boolean>;
}

export interface BgpSettings {
  readonly insideCidr: Value<string>;
  readonly localBgpIp: Value<string>;
  readonly localAsn: Value<string | number>;
}

/** `alicloud_vpn_gateway_vco_route`: a static route of a connection. */
export interface StaticRoute extends ResourceSubject {
  readonly connectionId: Value<string>;
  /** Ends the check when none is given, and as undecided when it is in none of the stacks. */
  connection(): Connection;
  readonly destination: Value<string>;
  readonly nextHop: Value<string>;
  readonly weight: Value<number>;
  /** How long Terraform waits, by operation, as `30m`. */
  readonly timeouts: Value<Readonly<Record<string, string>>>;
}

/** `alicloud_cen_transit_router`. */
export interface TransitRouter extends NamesTransitRouter {
  readonly transitRouterId: Value<string>;
  readonly cenId: Value<string>;
  /** `Enterprise`, or `Basic` for what was made long ago; the cloud reports it. */
  readonly edition: Value<string>;
  /** Whether it may be there already, under an id that nobody states: only a plan or a state says that it is not. */
  mayExist(): boolean;
}

/** `alicloud_cen_transit_router_vpn_attachment`: a connection on a transit router. */
export interface Attachment extends OnTransitRouter {
  /** Id of the connection, `vco-…`. */
  readonly vpnId: Value<string>;
  /** The connection. Ends the check when none is given, and as undecided when it is in none of the stacks. */
  connection(): Connection;
  /** Account that owns the connection, where that is another one. */
  readonly ownerId: Value<string>;
  /** Whether it advertises the transit router's routes to the site. */
  readonly autoPublish: Value<boolean>;
  /** Name of the attachment. */
  readonly name: Value<string>;
  /** Description of the attachment. */
  readonly description: Value<string>;
  /** Tags of the attachment. */
  readonly tags: Value<Readonly<Record<string, string>>>;
  /** Zones, which belong to the single-tunnel form. */
  zones(): readonly Block[];
  /** Whether a route table forwards its traffic. */
  hasAssociation(): boolean;
  /** Whether a route table learns its routes. */
  hasPropagation(): boolean;
}

/** `alicloud_cen_transit_router_vpc_attachment`: a VPC on a transit router. */
export interface VpcAttachment extends OnTransitRouter {
  readonly vpcId: Value<string>;
}

/** A network on a transit router, such as an Express Connect line: `alicloud_cen_transit_router_vbr_attachment`. */
export interface OnTransitRouter extends NamesTransitRouter {
  readonly transitRouterId: Value<string>;
  readonly cenId: Value<string>;
  readonly regionId: Value<string>;
  /**
   * The transit router, by the best known of its names. Given by its CEN instance alone, it is that of the region.
   * Ends the check as undecided when nothing names it yet.
   */
  transitRouter(): Identity;
}

/** What names a transit router, in one way or several. */
export interface NamesTransitRouter extends ResourceSubject {
  /** Everything that is known to name it, the best known first. */
  transitRouterNames(): readonly Identity[];
  transitRouterFacts(): TransitRouterFacts;
}

/** What distinguishes one transit router from another. */
export interface TransitRouterFacts {
  readonly region?: string;
  /** Id of the CEN instance. */
  readonly cen?: string;
}

/** Wherever a pre-shared key can stand. */
export interface HasPsk extends Subject {
  readonly psk: Value<SecretWriting>;
}
