import { customerGatewayIpProblem } from "../../domain/address";
import { peerAsnProblem } from "../../domain/asn";
import { bgpProblem } from "../../domain/bgp";
import { CONNECTION_DEFAULTS } from "../../domain/connection";
import { insideCidrsProblem, localBgpIpProblem } from "../../domain/inside-cidr";
import { didYouMean } from "../../domain/nearest";
import type { Problem } from "../../domain/problem";
import { routingProblem, selectorsProblems } from "../../domain/route";
import { tagsProblems } from "../../domain/tag";
import { TUNNELS } from "../../domain/tunnel";
import { renewableProblem, revisionProblem } from "../../domain/tunnel-edits";
import { ON_TRANSIT_ROUTERS } from "../environment/connection";
import type { Path, Report } from "../problem";
import type { ConnectionFile, CustomerGatewayFile, EnvironmentFile, SiteFile, TunnelFile } from "../schema";
import { checkExisting, checkImport, checkSingleTunnel } from "./past";
import { checkRouteTables } from "./transit-router";
import { checkRoutes, vpnGatewayNetwork, vpnGatewayProblem } from "./vpn-gateway";

/** A connection of a site, in whichever form. */
export function checkConnection(
  environment: EnvironmentFile,
  site: SiteFile,
  connection: SiteFile["connections"][string],
  at: Path,
  report: Report,
): void {
  const tags = { ...environment.tags, ...site.tags, ...connection.tags };
  const attachment = connection.attachment?.tags;
  if (connection.tags) report([...at, "tags"], tagsProblems(tags));
  checkRouteTables(connection, environment, at, report);
  if (attachment) report([...at, "attachment", "tags"], tagsProblems({ ...tags, ...attachment }));
  checkEnd(environment, site, "tunnels" in connection ? connection : {}, at, report);
  if ("id" in connection) {
    checkExisting(connection, at, report);
    return;
  }
  const settings = { ...CONNECTION_DEFAULTS, ...environment.defaults };
  if ("tunnel" in connection) {
    const effective = { ...settings, ...connection };
    checkSingleTunnel(connection, at, report);
    checkRouting(effective, at, report);
    checkRoutes(effective, at, report);
    checkTunnel(site, connection.tunnel, effective, [...at, "tunnel"], report);
    return;
  }
  const effective = { ...settings, ...connection };
  checkImport(connection, at, report);
  checkRouting(effective, at, report);
  checkRoutes(effective, at, report);
  checkTunnels(environment, site, effective, at, report);
  checkTunnelEdits(site, effective, at, report);
}

/** A connection ends on the transit router or on a VPN gateway, and has only what goes with that. */
function checkEnd(
  { transitRouter, vpnGateways = {} }: EnvironmentFile,
  { account }: SiteFile,
  connection: Partial<ConnectionFile>,
  at: Path,
  report: Report,
): void {
  if (connection.vpnGateway === undefined) {
    if (!transitRouter) {
      report(at, {
        what: "the connection has nothing to end on",
        allowed: "transitRouter at the top of the file, or vpnGateway in the connection",
      });
    }
    return;
  }
  report([...at, "vpnGateway"], vpnGatewayProblem(connection.vpnGateway, vpnGateways, account));
  for (const setting of ON_TRANSIT_ROUTERS.filter((name) => connection[name] !== undefined)) {
    report([...at, setting], {
      what: `${setting} belongs to connections on a transit router, and this one ends on a VPN gateway`,
      allowed: "none beside vpnGateway",
      fix: `remove ${setting}`,
    });
  }
}

function checkRouting({ routing, bgp }: Pick<ConnectionFile, "routing" | "bgp">, at: Path, report: Report): void {
  if (typeof routing !== "object") return;
  for (const { side, ...problem } of selectorsProblems(routing.cloud, routing.site))
    report([...at, "routing", ...(side === undefined ? [] : [side])], problem);
  report([...at, "routing"], routingProblem(true, bgp !== undefined && bgp !== false));
}

function checkTunnels(
  environment: EnvironmentFile,
  site: SiteFile,
  connection: ConnectionFile,
  at: Path,
  report: Report,
): void {
  const { bgp } = connection;
  const network =
    connection.vpnGateway === undefined ? connection.network : vpnGatewayNetwork(environment, connection.vpnGateway);
  for (const number of TUNNELS) {
    const path = [...at, "tunnels", String(number)];
    checkTunnel(site, connection.tunnels[number], { bgp, network }, path, report);
  }
  const { 1: one, 2: two } = connection.tunnels;
  if (bgp && one.insideCidr !== undefined && two.insideCidr !== undefined) {
    report([...at, "tunnels", "2", "insideCidr"], insideCidrsProblem(one.insideCidr, two.insideCidr));
  }
}

function checkTunnelEdits(
  { customerGateways }: SiteFile,
  { tunnels, tunnelEdits = CONNECTION_DEFAULTS.tunnelEdits, revision, vpnGateway }: ConnectionFile,
  at: Path,
  report: Report,
): void {
  if (vpnGateway !== undefined) return;
  if (revision !== undefined) report([...at, "revision"], revisionProblem(revision, tunnelEdits));
  for (const number of TUNNELS) {
    const gateway = customerGateways[tunnels[number].customerGateway];
    if (!gateway) continue;
    report([...at, "tunnels", String(number), "customerGateway"], renewableProblem(tunnelEdits, "ip" in gateway));
  }
}

function checkTunnel(
  { customerGateways }: SiteFile,
  tunnel: TunnelFile,
  { bgp, network }: Pick<ConnectionFile, "bgp" | "network">,
  path: Path,
  report: Report,
): void {
  const gateway = customerGateways[tunnel.customerGateway];
  if (!gateway) {
    report([...path, "customerGateway"], unknownGateway(tunnel.customerGateway, Object.keys(customerGateways)));
    return;
  }
  if ("ip" in gateway) report([...path, "customerGateway"], customerGatewayIpProblem(gateway.ip, network));
  if (bgp) checkBgp(tunnel, gateway, bgp.localAsn, path, report);
  else if (tunnel.cloudIp !== undefined) {
    report([...path, "cloudIp"], {
      what: "cloudIp means nothing without BGP",
      allowed: "none beside bgp: false",
      fix: "remove cloudIp",
    });
  }
}

function unknownGateway(key: string, known: readonly string[]): Problem {
  const what = `the site has no customer gateway “${key}”`;
  return { what, allowed: known.join(", "), ...didYouMean(key, known) };
}

function checkBgp(
  tunnel: TunnelFile,
  gateway: CustomerGatewayFile,
  localAsn: number | string,
  path: Path,
  report: Report,
): void {
  const { insideCidr, cloudIp, customerGateway } = tunnel;
  report([...path, "insideCidr"], bgpProblem("insideCidr", insideCidr !== undefined, "the tunnel"));
  if (insideCidr !== undefined && cloudIp !== undefined)
    report([...path, "cloudIp"], localBgpIpProblem(cloudIp, insideCidr));
  if ("id" in gateway) return; // what it has is not known here
  report(
    [...path, "customerGateway"],
    gateway.asn === undefined
      ? bgpProblem("asn", false, `customer gateway “${customerGateway}”`)
      : peerAsnProblem(localAsn, gateway.asn),
  );
}
