import { Token } from "cdktf";
import { parseAsn } from "../../domain/asn";
import { CONNECTION_DEFAULTS } from "../../domain/connection";
import { cryptoSettings } from "../../domain/crypto";
import { TUNNELS, type TunnelNumber } from "../../domain/tunnel";
import type { NegotiationSettings, NetworkSettings, Tags, Tunnel } from "../../site/connection";
import { cloudIpOf, selectorsOf } from "../../site/defaults";
import type { ICustomerGateway } from "../customer-gateway";
import type { AddressProps } from "../terraform/address";
import type { ImportProps } from "../terraform/adoption";
import { literal, literals } from "../terraform/literal";

// The common parts of IPsec connections, wherever they end.

/** A tunnel, with its PSK as a token. */
export interface TunnelProps extends Omit<Tunnel, "customerGateway"> {
  /** The device at the other end. */
  readonly customerGateway: ICustomerGateway;
  /**
   * Pre-shared key, as a reference: `PreSharedKeys.of(this).keyOf(…)`, or a sensitive variable of yours. Refuses a
   * literal.
   */
  readonly psk: string;
}

/** Props of all dual-tunnel connections. */
export interface ConnectionProps extends ConnectionSettings {
  /** The two tunnels. */
  readonly tunnels: Readonly<Record<TunnelNumber, TunnelProps>>;
}

/** Props of a connection except its tunnels. */
export interface ConnectionSettings extends NegotiationSettings, AddressProps, ImportProps {
  /** 1 to 100 characters. @default none */
  readonly name?: string;
  /** Up to 20. @default none */
  readonly tags?: Tags;
}

/** Props that only a connection without a VPN gateway has. */
export interface NetworkProps extends Omit<NetworkSettings, "resourceGroup"> {
  /** Resource group, `rg-…`. @default the account's default group */
  readonly resourceGroupId?: string;
}

/** All arguments of a tunnel: the provider would send false and 0 for missing ones. */
export interface TunnelArguments {
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
export function tunnelsOf(props: ConnectionProps): TunnelArguments[] {
  return TUNNELS.map((number) => tunnelOf(number, props.tunnels[number], props));
}

export function tunnelOf(number: TunnelNumber, tunnel: TunnelProps, props: ConnectionSettings): TunnelArguments {
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

function bgpOf(localAsn: number | string, tunnelCidr: string, cloudIp: string | undefined): TunnelArguments["bgp"] {
  return {
    // A token stays what it is.
    localAsn: Token.isUnresolved(localAsn) ? Token.asNumber(localAsn) : Number(parseAsn(localAsn)),
    tunnelCidr,
    localBgpIp: cloudIp ?? cloudIpOf(tunnelCidr) ?? "", // refused earlier if it cannot be derived
  };
}

/** The arguments of every connection for a transit router besides its tunnels, with one tunnel or two. */
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
