import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { NetworkType } from "../domain/address";
import { asnProblem, parseAsn } from "../domain/asn";
import { type CryptoChoice, cryptoSettings } from "../domain/crypto";
import { ikeIdProblem, nameProblem } from "../domain/name";
import type { Problem } from "../domain/problem";
import { EVERYWHERE, selectorsProblem } from "../domain/route";
import { tagsProblem } from "../domain/tag";
import { TUNNELS, type TunnelNumber } from "../domain/tunnel";
import { localBgpIpProblem, tunnelCidrProblem, tunnelHosts } from "../domain/tunnel-cidr";
import type { AddressProps } from "./address";
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
  /** Pre-shared key, as a token: `PreSharedKeys.of(this).keyOf(…)`, or a sensitive variable of yours. A literal is refused. */
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

export interface ConnectionProps extends AddressProps {
  /** The two tunnels. */
  readonly tunnels: Readonly<Record<TunnelNumber, TunnelProps>>;
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

export interface NetworkProps {
  /** Over the internet, or over Express Connect. Immutable. @default public */
  readonly network?: NetworkType;
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
  const { ike, ipsec } = cryptoSettings(props.crypto);
  return TUNNELS.map((number) => {
    const tunnel = props.tunnels[number];
    return {
      number,
      customerGatewayId: tunnel.customerGateway.customerGatewayId,
      enableDpd: props.dpd ?? true,
      enableNatTraversal: props.natTraversal ?? true,
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
  });
}

function bgpOf(localAsn: number | string, tunnelCidr: string, cloudIp: string | undefined): Tunnel["bgp"] {
  return { localAsn: parseAsn(localAsn) ?? 0, tunnelCidr, localBgpIp: cloudIp ?? tunnelHosts(tunnelCidr).cloud };
}

/** Networks of both sides; destination routing is 0.0.0.0/0 on both. */
export function selectorsOf({ routing = "destination" }: ConnectionProps): ProtectedFlows {
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
  const { cloud, site } = selectorsOf(props);
  const bgp = props.bgp || undefined;
  const { 1: one, 2: two } = props.tunnels;
  refuse(construct, {
    name: problemOf(props.name, nameProblem),
    routing: Token.isUnresolved(cloud) || Token.isUnresolved(site) ? undefined : selectorsProblem(cloud, site),
    "bgp.localAsn": problemOf(bgp?.localAsn, asnProblem),
    tags: problemOf(props.tags, tagsProblem),
    tunnels:
      bgp && one.insideCidr !== undefined && one.insideCidr === two.insideCidr
        ? { what: `both have the inside CIDR ${one.insideCidr}`, allowed: "a block of its own for each" }
        : undefined,
    ...Object.fromEntries(
      TUNNELS.flatMap((number) => tunnelProblems(number, props.tunnels[number], bgp !== undefined)),
    ),
    ...others,
  });
}

function tunnelProblems(number: TunnelNumber, tunnel: TunnelProps, bgp: boolean): [string, Problem | undefined][] {
  const { insideCidr, cloudIp } = tunnel;
  const needed = { what: "BGP is on, but the tunnel has none", allowed: "a /30 of 169.254.0.0/16" };
  return Object.entries({
    psk: Token.isUnresolved(tunnel.psk)
      ? undefined
      : { what: "the key is a literal", allowed: "a token: PreSharedKeys.of(this).keyOf(…), or a sensitive variable" },
    insideCidr: insideCidr === undefined ? (bgp ? needed : undefined) : tunnelCidrProblem(insideCidr),
    cloudIp: cloudIp !== undefined && insideCidr !== undefined ? localBgpIpProblem(cloudIp, insideCidr) : undefined,
    localId: problemOf(tunnel.localId, ikeIdProblem),
    remoteId: problemOf(tunnel.remoteId, ikeIdProblem),
  }).map(([prop, problem]) => [`tunnels.${number}.${prop}`, problem]);
}
