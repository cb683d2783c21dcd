import type { CryptoSetting } from "../../domain/crypto";
import type { Block } from "../terraform/block";
import type { SecretFacts, SecretWriting } from "../terraform/node";
import type { ResourceSubject, Subject } from "../terraform/subject";
import type { Identity, Value } from "../terraform/value";
import type { CustomerGateway } from "./customer-gateway";

// The words for rules. Resources that need no others have files of their own. The graph has all of them, by kind.

/** An IPsec connection: for a transit router, or on a VPN gateway. */
export type Connection = IpsecConnection | VpnGatewayConnection;

/** `alicloud_vpn_gateway_vpn_attachment`: a connection for a transit router. */
export interface IpsecConnection extends AnyConnection {
  readonly endsOn: "transit router";
  /** Public unless given. Source: `API_VPC`. */
  readonly networkType: Value<string>;
  /** The tunnels' own numbers. */
  tunnelNumbers(): readonly number[];
}

/** `alicloud_vpn_connection`: a connection on a VPN gateway, which cannot be attached to a transit router. */
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
  /** What names the device at the other end, in the single-tunnel form; else each tunnel has its own. */
  readonly customerGatewayId: Value<string>;
  /** What names the devices at the other ends, in either form. Ends the check if the number of tunnels is not known. */
  customerGatewayIds(): readonly Value<string>[];
  /** Ends the check as undecided if their number is not known. */
  tunnels(): readonly Tunnel[];
  /** As `tunnels`, but gives one unknown tunnel if their number is not known. */
  tunnelsOrUnknown(): readonly Tunnel[];
  /** The tunnel of the single-tunnel form; undefined in any other. */
  singleTunnel(): Tunnel | undefined;
  /** How the PSK of the single-tunnel form is written. */
  readonly singleTunnelPsk: Value<SecretWriting>;
  /** The health check, which only the single-tunnel form has; undefined if there is none. */
  readonly healthCheck: HealthCheck | undefined;
  /** Blocks of the single-tunnel form that are given. */
  singleTunnelBlocks(): readonly string[];
  /** Whether any static route leads to it. */
  hasStaticRoute(): boolean;
  /** Whether only traffic between the networks of both sides is encrypted. */
  hasProtectedFlows(): boolean;
  /**
   * Whether it speaks BGP, in either form. With two tunnels, blocks of the single-tunnel form are only what the cloud
   * reports.
   */
  hasBgp(): boolean;
}

/** Probes through the tunnel. */
export interface HealthCheck {
  readonly enable: Value<boolean>;
  /** Address at the site that answers the probes. */
  readonly destination: Value<string>;
  /** Address in the cloud that sends the probes. */
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
  /** Id of the customer gateway at the other end, `cgw-…`. */
  readonly customerGatewayId: Value<string>;
  /** The device at the other end. Ends the check if none is given, and as undecided if no stack has it. */
  customerGateway(): CustomerGateway;
  /** Candidates for the device if it is not known yet; none if the device may be in no given stack. */
  possibleCustomerGateways(): readonly CustomerGateway[];
  /** BGP of the tunnel. */
  readonly bgp: BgpSettings;
  /** A setting of either phase, by its name in the environment file: `ike.dhGroup`. */
  crypto(setting: CryptoSetting): Value<string | number>;
  /** Whether the provider sends 0 for a missing number of a phase, because the block has other settings. */
  isSentAsZero(setting: CryptoSetting): boolean;
  /** How its PSK is written; the PSK itself is dropped while reading. */
  readonly psk: Value<SecretWriting>;
  /** What a plan or a state shows of its PSK. */
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
  /** Ends the check if none is given, and as undecided if no stack has it. */
  connection(): Connection;
  readonly destination: Value<string>;
  readonly nextHop: Value<string>;
  readonly weight: Value<number>;
  /** How long Terraform waits, by operation, such as `30m`. */
  readonly timeouts: Value<Readonly<Record<string, string>>>;
}

/** `alicloud_cen_transit_router`. */
export interface TransitRouter extends NamesTransitRouter {
  readonly transitRouterId: Value<string>;
  readonly cenId: Value<string>;
  /** `Enterprise`, or `Basic` for an old one; the cloud reports it. */
  readonly edition: Value<string>;
  /** Whether it may exist already, under an id that nobody states: only a plan or a state can rule that out. */
  mayExist(): boolean;
}

/** `alicloud_cen_transit_router_vpn_attachment`: a connection on a transit router. */
export interface Attachment extends OnTransitRouter {
  /** Id of the connection, `vco-…`. */
  readonly vpnId: Value<string>;
  /** The connection. Ends the check if none is given, and as undecided if no stack has it. */
  connection(): Connection;
  /** Account that owns the connection, if it is another one. */
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
   * The transit router, by its best known name. If only a CEN instance is given, it is that instance's transit router
   * in the region. Ends the check as undecided if nothing names it yet.
   */
  transitRouter(): Identity;
}

/** Names of a transit router. */
export interface NamesTransitRouter extends ResourceSubject {
  /** All its known names, the best known first. */
  transitRouterNames(): readonly Identity[];
  transitRouterFacts(): TransitRouterFacts;
}

/** What distinguishes one transit router from another. */
export interface TransitRouterFacts {
  readonly region?: string;
  /** Id of the CEN instance. */
  readonly cen?: string;
}

/** Every place for a PSK. */
export interface HasPsk extends Subject {
  readonly psk: Value<SecretWriting>;
}
