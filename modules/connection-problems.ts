import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { asnProblem } from "../domain/asn";
import { bgpProblem } from "../domain/bgp";
import { cryptoProblems, cryptoSettings, profileProblem } from "../domain/crypto";
import { idProblem } from "../domain/id";
import { insideCidrProblem, insideCidrsProblem, localBgpIpProblem } from "../domain/inside-cidr";
import { ikeIdProblem, nameProblem } from "../domain/name";
import { routingProblem, selectorsProblems } from "../domain/route";
import { tagsProblems } from "../domain/tag";
import { BOTH_TUNNELS, TUNNELS } from "../domain/tunnel";
import {
  type ConnectionProps,
  type ConnectionSettings,
  type NetworkProps,
  selectorsOf,
  type TunnelProps,
} from "./connection";
import { type FoundByProp, problemOf, refuse } from "./refuse";

/**
 * Throws for whatever keeps the props from being a connection's.
 * @throws PropsError
 */
export function refuseConnection(construct: IConstruct, props: ConnectionProps, others: FoundByProp = {}): void {
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
  others: FoundByProp,
): void {
  const profile = profileProblem(props.crypto);
  if (profile) refuse(construct, { crypto: profile });
  const { cloud, site } = selectorsOf(props);
  const bgp = props.bgp || undefined;
  refuse(construct, {
    name: problemOf(props.name, nameProblem),
    routing: allKnown(cloud, site) ? selectorsProblems(cloud, site) : undefined,
    bgp: routingProblem(typeof props.routing === "object", bgp !== undefined),
    "bgp.localAsn": problemOf(bgp?.localAsn, asnProblem),
    ...prefixed("crypto.", cryptoProblems(cryptoSettings(props.crypto))),
    resourceGroupId: problemOf(props.resourceGroupId, idProblem("rg")),
    tags: problemOf(props.tags, tagsProblems),
    importId: problemOf(props.importId, idProblem("vco")),
    ...others,
  });
}

export function tunnelProblems(at: string, tunnel: TunnelProps, bgp: boolean): FoundByProp {
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
