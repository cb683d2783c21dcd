import { Token } from "cdktf";
import type { NetworkType } from "../domain/address";
import { parseAsn } from "../domain/asn";
import { type Bandwidth, CONNECTION_DEFAULTS } from "../domain/connection";
import { type CryptoChoice, cryptoSettings } from "../domain/crypto";
import { tunnelHosts } from "../domain/inside-cidr";
import { EVERYWHERE } from "../domain/route";
import { TUNNELS, type TunnelNumber } from "../domain/tunnel";
import type { AddressProps } from "./address";
import type { ImportProps } from "./adoption";
import type { ICustomerGateway } from "./customer-gateway";
import { literal, literals } from "./literal";

// What an IPsec connection is, wherever it ends.

/** Only traffic between these networks is encrypted. */
export interface ProtectedFlows {
  /** Networks on the cloud's side, 1 to 10. */
  readonly cloud: readonly string[];
  /** Networks on the site's side, 1 to 10. */
  readonly site: readonly string[];
}

export interface TunnelProps {
  /** The device at the far end. */
  readonly customerGateway: ICustomerGateway;
  /** Pre-shared key, as a reference: `PreSharedKeys.of(this).keyOf(…)`, or a sensitive variable of yours. A literal is refused. */
  readonly psk: string;
  /** Inside CIDR, a /30 of 169.254.0.0/16 outside the eight reserved ones. BGP needs it. @default none */
  readonly insideCidr?: string;
  /** Address of the cloud's end in the inside CIDR. @default the lower of its two addresses */
  readonly cloudIp?: string;
  /** Identity of the cloud's end in IKE, up to 100 characters. @default the gateway's address */
  readonly localId?: string;
  /** Identity of the site's end in IKE, up to 100 characters. @default the customer gateway's address */
  readonly remoteId?: string;
}

export interface ConnectionProps extends ConnectionSettings {
  /** The two tunnels. */
  readonly tunnels: Readonly<Record<TunnelNumber, TunnelProps>>;
}

/** All of a connection but its tunnels. */
export interface ConnectionSettings extends AddressProps, ImportProps {
  /** 1 to 100 characters. @default none */
  readonly name?: string;
  /** Algorithms and lifetimes of both tunnels. @default strong */
  readonly crypto?: CryptoChoice;
  /** What is encrypted: whatever routes send here, or only the given flows. @default destination */
  readonly routing?: "destination" | ProtectedFlows;
  /** BGP on both tunnels, with the ASN of the cloud's end. @default false */
  readonly bgp?: false | { readonly localAsn: number | string };
  /** Negotiate at once, and again after every change, instead of waiting for traffic. @default false */
  readonly applyImmediately?: boolean;
  /** Dead peer detection on both tunnels: 30 s with ikev1, 130 s with ikev2. @default true */
  readonly dpd?: boolean;
  /** NAT traversal on both tunnels. @default true */
  readonly natTraversal?: boolean;
  /** Up to 20. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What only a connection on no VPN gateway has. */
export interface NetworkProps {
  /** Over the internet, or over Express Connect. Immutable. @default public */
  readonly network?: NetworkType;
  /**
   * Most that a tunnel carries: standard is 1 Gbit/s, large 3. Immutable. Where it is given, the stack asks for a provider that
   * knows it. @default standard
   */
  readonly bandwidth?: Bandwidth;
  /** Resource group, `rg-…`. @default the account's default group */
  readonly resourceGroupId?: string;
}

/** Everything that the provider is told of a tunnel: all of it, since it sends false and 0 for what is left out. */
export interface Tunnel {
  readonly number: TunnelNumber;
  readonly customerGatewayId: string;
  readonly enableDpd: boolean;
  readonly enableNatTraversal: boolean;
  readonly ike: {
    readonly psk: string;
    readonly ikeVersion: string;
    readonly ikeMode: string;
    readonly ikeEncAlg: string;
    readonly ikeAuthAlg: string;
    readonly ikePfs: string;
    readonly ikeLifetime: number;
    readonly localId?: string;
    readonly remoteId?: string;
  };
  readonly ipsec: {
    readonly ipsecEncAlg: string;
    readonly ipsecAuthAlg: string;
    readonly ipsecPfs: string;
    readonly ipsecLifetime: number;
  };
  readonly bgp?: { readonly localAsn: number; readonly tunnelCidr: string; readonly localBgpIp: string };
}

/** Tunnels 1 and 2, in this order. */
export function tunnelsOf(props: ConnectionProps): Tunnel[] {
  return TUNNELS.map((number) => tunnelOf(number, props.tunnels[number], props));
}

export function tunnelOf(number: TunnelNumber, tunnel: TunnelProps, props: ConnectionSettings): Tunnel {
  const { ike, ipsec } = cryptoSettings(props.crypto);
  return {
    number,
    customerGatewayId: tunnel.customerGateway.customerGatewayId,
    enableDpd: props.dpd ?? CONNECTION_DEFAULTS.dpd,
    enableNatTraversal: props.natTraversal ?? CONNECTION_DEFAULTS.natTraversal,
    ike: {
      psk: tunnel.psk,
      ikeVersion: ike.version,
      ikeMode: ike.mode,
      ikeEncAlg: ike.encryption,
      ikeAuthAlg: ike.authentication,
      ikePfs: ike.dhGroup,
      ikeLifetime: ike.lifetime,
      ...(tunnel.localId === undefined ? {} : { localId: literal(tunnel.localId) }),
      ...(tunnel.remoteId === undefined ? {} : { remoteId: literal(tunnel.remoteId) }),
    },
    ipsec: {
      ipsecEncAlg: ipsec.encryption,
      ipsecAuthAlg: ipsec.authentication,
      ipsecPfs: ipsec.pfs,
      ipsecLifetime: ipsec.lifetime,
    },
    ...(props.bgp && tunnel.insideCidr !== undefined
      ? { bgp: bgpOf(props.bgp.localAsn, tunnel.insideCidr, tunnel.cloudIp) }
      : {}),
  };
}

function bgpOf(localAsn: number | string, tunnelCidr: string, cloudIp: string | undefined): Tunnel["bgp"] {
  return {
    // A token stays what it is.
    localAsn: Token.isUnresolved(localAsn) ? Token.asNumber(localAsn) : Number(parseAsn(localAsn)),
    tunnelCidr,
    localBgpIp: cloudIp ?? tunnelHosts(tunnelCidr).cloud,
  };
}

/** Networks of both sides; destination routing is 0.0.0.0/0 on both. */
export function selectorsOf({ routing = "destination" }: ConnectionSettings): ProtectedFlows {
  return routing === "destination" ? { cloud: [EVERYWHERE], site: [EVERYWHERE] } : routing;
}

/** What every connection for a transit router is told beside its tunnels, however many it has. */
export function networkArguments(props: ConnectionSettings & NetworkProps) {
  const { cloud, site } = selectorsOf(props);
  return {
    vpnAttachmentName: props.name && literal(props.name),
    networkType: props.network ?? CONNECTION_DEFAULTS.network,
    localSubnet: cloud.join(","),
    remoteSubnet: site.join(","),
    effectImmediately: props.applyImmediately ?? CONNECTION_DEFAULTS.applyImmediately,
    resourceGroupId: props.resourceGroupId,
    tags: props.tags && literals(props.tags),
  };
}
