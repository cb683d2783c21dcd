import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { NetworkType } from "../domain/address";
import { asnProblem, parseAsn } from "../domain/asn";
import { bgpProblem } from "../domain/bgp";
import { type Bandwidth, CONNECTION_DEFAULTS } from "../domain/connection";
import { type CryptoChoice, cryptoProblems, cryptoSettings, profileProblem } from "../domain/crypto";
import { idProblem } from "../domain/id";
import { insideCidrProblem, insideCidrsProblem, localBgpIpProblem, tunnelHosts } from "../domain/inside-cidr";
import { ikeIdProblem, nameProblem } from "../domain/name";
import type { Problem } from "../domain/problem";
import { EVERYWHERE, routingProblem, selectorsProblem } from "../domain/route";
import { tagsProblem } from "../domain/tag";
import { BOTH_TUNNELS, TUNNELS, type TunnelNumber } from "../domain/tunnel";
import type { AddressProps } from "./address";
import type { ImportProps } from "./adoption";
import type { ICustomerGateway } from "./customer-gateway";
import { literal } from "./literal";
import { problemOf, refuse } from "./refuse";

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

/**
 * Throws for whatever keeps the props from being a connection's.
 * @throws PropsError
 */
export function refuseConnection(
  construct: IConstruct,
  props: ConnectionProps,
  others: Record<string, Problem | undefined> = {},
): void {
  const missing = TUNNELS.filter((number) => !props.tunnels?.[number]);
  if (missing.length > 0) {
    refuse(construct, { tunnels: { what: `tunnel ${missing.join(" and ")} is missing`, allowed: BOTH_TUNNELS } });
  }
  const { 1: one, 2: two } = props.tunnels;
  refuseSettings(construct, props, {
    tunnels:
      props.bgp && allKnown([one.insideCidr, two.insideCidr])
        ? insideCidrsProblem(`${one.insideCidr}`, `${two.insideCidr}`)
        : undefined,
    ...tunnelProblems("tunnels.1", one, Boolean(props.bgp)),
    ...tunnelProblems("tunnels.2", two, Boolean(props.bgp)),
    ...others,
  });
}

/**
 * Throws for what is wrong with a connection beside its tunnels, and for more that the caller found.
 * @throws PropsError
 */
export function refuseSettings(
  construct: IConstruct,
  props: ConnectionSettings & NetworkProps,
  others: Record<string, Problem | undefined>,
): void {
  const profile = profileProblem(props.crypto);
  if (profile) refuse(construct, { crypto: profile });
  const { cloud, site } = selectorsOf(props);
  const bgp = props.bgp || undefined;
  refuse(construct, {
    name: problemOf(props.name, nameProblem),
    routing: allKnown(cloud, site) ? selectorsProblem(cloud, site) : undefined,
    bgp: routingProblem(typeof props.routing === "object", bgp !== undefined),
    "bgp.localAsn": problemOf(bgp?.localAsn, asnProblem),
    ...prefixed("crypto.", cryptoProblems(cryptoSettings(props.crypto))),
    resourceGroupId: problemOf(props.resourceGroupId, idProblem("rg")),
    tags: problemOf(props.tags, tagsProblem),
    importId: problemOf(props.importId, idProblem("vco")),
    ...others,
  });
}

export function tunnelProblems(at: string, tunnel: TunnelProps, bgp: boolean): Record<string, Problem | undefined> {
  const { insideCidr, cloudIp } = tunnel;
  const known = insideCidr !== undefined && !Token.isUnresolved(insideCidr);
  return prefixed(`${at}.`, {
    psk: isReference(tunnel.psk)
      ? undefined
      : {
          what: "the key is a literal",
          allowed: "a reference: PreSharedKeys.of(this).keyOf(…), or a sensitive variable",
        },
    insideCidr:
      bgp && insideCidr === undefined
        ? bgpProblem("insideCidr", false, "the tunnel")
        : problemOf(insideCidr, insideCidrProblem),
    cloudIp:
      bgp && insideCidr !== undefined && !known && cloudIp === undefined
        ? {
            what: "the inside CIDR is a token, so the address cannot be derived from it",
            allowed: "an address of the inside CIDR",
          }
        : problemOf(cloudIp, (ip) => (known ? localBgpIpProblem(ip, insideCidr) : undefined)),
    localId: problemOf(tunnel.localId, ikeIdProblem),
    remoteId: problemOf(tunnel.remoteId, ikeIdProblem),
  });
}

/** Whether a text stands for a value that Terraform knows: a token, or a bare reference such as `${var.psk}`. */
function isReference(text: string): boolean {
  return Token.isUnresolved(text) || /^\$\{[a-z]\w*\.[^{}]+\}$/.test(text);
}

/** Whether lists hold no token. */
function allKnown(...lists: readonly (readonly unknown[])[]): boolean {
  return !lists.some((list) => Token.isUnresolved(list) || list.some((each) => Token.isUnresolved(each)));
}

function prefixed<T>(prefix: string, record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [prefix + key, value]));
}
