import { accountIdProblem } from "../domain/account";
import { customerGatewayIpProblem, type NetworkType } from "../domain/address";
import { peerAsnProblem } from "../domain/asn";
import { bgpProblem } from "../domain/bgp";
import { CONNECTION_DEFAULTS, singleTunnelProblem } from "../domain/connection";
import { importProblem } from "../domain/connection-import";
import { formerKeysProblems, keyProblem } from "../domain/name";
import { didYouMean } from "../domain/nearest";
import type { Problem } from "../domain/problem";
import { BOTH_TUNNELS, TUNNELS } from "../domain/tunnel";
import { type FoundByProp, problemOf } from "./refuse";
import type { SiteAttachmentProps, SiteConnectionProps, SiteTunnelProps, VpnSiteProps } from "./site-props";
import { routesOf, siteRoutesProblems } from "./site-routes";
import type { IVpnGateway } from "./vpn-gateway";

/** What keeps the props from being a site's, by prop; the constructs in it find the rest. */
export function siteProblems(key: string, props: VpnSiteProps): FoundByProp {
  const { customerGateways, connections, existingConnections = {}, singleTunnelConnections = {} } = props;
  const inOther =
    (...others: readonly object[]) =>
    (name: string) =>
      others.some((other) => Object.hasOwn(other, name));
  const all = { ...connections, ...existingConnections, ...singleTunnelConnections };
  return {
    id: keyProblem(key),
    accountId: problemOf(props.accountId, accountIdProblem),
    ...each("customerGateways", customerGateways, (name) => ({ "": keyProblem(name) })),
    ...former("customerGateways", customerGateways),
    ...former("connections", all),
    ...each("connections", connections, (name, connection) => ({
      ...attachmentProblems(props, name, connection, connection.vpnGateway),
      ...dualTunnelProblems(props, connection),
    })),
    ...each("existingConnections", existingConnections, (name, connection) => ({
      ...attachmentProblems(props, name, connection),
      ...taken(inOther(connections, singleTunnelConnections)(name)),
    })),
    ...each("singleTunnelConnections", singleTunnelConnections, (name, connection) => ({
      ...attachmentProblems(props, name, connection),
      ...taken(inOther(connections)(name)),
      ".import.connection": singleTunnelProblem(connection.import?.connection),
      ".tunnel": tunnelProblem(props, connection.tunnel, connection.bgp || undefined, networkOf(connection)),
    })),
  };
}

/** The problems of each entry of a map, under its path. */
function each<T>(
  map: string,
  entries: Readonly<Record<string, T>>,
  check: (name: string, value: T) => FoundByProp,
): FoundByProp {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([name, value]) =>
      Object.entries(check(name, value)).map(([prop, problem]) => [`${map}.${name}${prop}`, problem]),
    ),
  );
}

function former(map: string, entries: Readonly<Record<string, object>>): FoundByProp {
  return Object.fromEntries(formerKeysProblems(entries).map(({ key, problem }) => [`${map}.${key}.formerly`, problem]));
}

function taken(isTaken: boolean): FoundByProp {
  return isTaken ? { "": { what: "another connection of the site has this key", allowed: "a key of its own" } } : {};
}

function attachmentProblems(
  { transitRouter }: VpnSiteProps,
  name: string,
  { routes, import: existing }: SiteAttachmentProps,
  vpnGateway?: IVpnGateway,
): FoundByProp {
  return {
    "": keyProblem(name),
    ".vpnGateway":
      vpnGateway === undefined && !transitRouter
        ? { what: "it has nothing to end on", allowed: "a vpnGateway, or the site's transitRouter" }
        : undefined,
    ".import": importProblem(existing, vpnGateway !== undefined),
    ".routes": siteRoutesProblems(routesOf(routes), vpnGateway !== undefined),
  };
}

function dualTunnelProblems(
  props: VpnSiteProps,
  { tunnels, vpnGateway, bgp, ...rest }: SiteConnectionProps,
): FoundByProp {
  const network = vpnGateway === undefined ? networkOf(rest) : undefined;
  return Object.fromEntries(
    TUNNELS.map((number) => [`.tunnels.${number}`, tunnelProblem(props, tunnels[number], bgp || undefined, network)]),
  );
}

function networkOf({ network }: { readonly network?: NetworkType }): NetworkType {
  return network ?? CONNECTION_DEFAULTS.network;
}

function tunnelProblem(
  { customerGateways }: VpnSiteProps,
  tunnel: SiteTunnelProps | undefined,
  bgp: { readonly localAsn: number | string } | undefined,
  network: NetworkType | undefined,
): Problem | undefined {
  if (!tunnel) return { what: "it is missing", allowed: BOTH_TUNNELS };
  const known = Object.keys(customerGateways);
  const gateway = customerGateways[tunnel.customerGateway];
  if (!gateway) {
    const what = `the site has no customer gateway “${tunnel.customerGateway}”`;
    return { what, allowed: known.join(", "), ...didYouMean(tunnel.customerGateway, known) };
  }
  if ("customerGatewayId" in gateway) return undefined; // what it has is not known here
  const { ip, asn } = gateway;
  return (
    problemOf(ip, (address) => customerGatewayIpProblem(address, network)) ??
    (bgp && bgpProblem("asn", asn !== undefined, `customer gateway “${tunnel.customerGateway}”`)) ??
    (bgp && problemOf(bgp.localAsn, (local) => problemOf(asn, (peer) => peerAsnProblem(local, peer))))
  );
}
