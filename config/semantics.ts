import { customerGatewayIpProblem } from "../domain/address";
import { peerAsnProblem } from "../domain/asn";
import { bgpProblem } from "../domain/bgp";
import { CONNECTION_DEFAULTS } from "../domain/connection";
import { insideCidrsProblem, localBgpIpProblem } from "../domain/inside-cidr";
import { sharedSecretProblem } from "../domain/kms";
import { didYouMean } from "../domain/nearest";
import type { Problem } from "../domain/problem";
import { regionProblem } from "../domain/region";
import { routingProblem, selectorsProblem } from "../domain/route";
import { tagsProblem } from "../domain/tag";
import { TUNNELS } from "../domain/tunnel";
import { renewableProblem, revisionProblem } from "../domain/tunnel-edits";
import type { SourceDocument } from "./document";
import { ON_TRANSIT_ROUTERS } from "./environment";
import type { FileProblem, Path, Report } from "./problem";
import type { ConnectionFile, CustomerGatewayFile, EnvironmentFile, SiteFile, TunnelFile } from "./schema";
import { checkAccounts } from "./semantics-accounts";
import { checkExisting, checkFormerKeys, checkImport, checkSingleTunnel } from "./semantics-past";
import { checkRouteTables, checkTransitRouter } from "./semantics-transit-router";
import { checkRoutes, checkVpnGateways, vpnGatewayNetwork, vpnGatewayProblem } from "./semantics-vpn-gateway";

/**
 * Whether the region has what the connections need: VPN gateways are in more regions than transit routers with IPsec. Also for
 * a document that does not fit the schema, so that this is not told only when all else is mended.
 */
export function regionProblems(document: SourceDocument): FileProblem[] {
  const { region, sites } = Object(document.value) as { region: unknown; sites: unknown };
  const connections = values(sites).flatMap((site) => values(site.connections));
  const onlyGateways = connections.length > 0 && connections.every(({ vpnGateway }) => vpnGateway !== undefined);
  const problem = typeof region !== "string" || onlyGateways ? undefined : regionProblem(region);
  const path = ["region"];
  return problem ? [{ file: document.file, position: document.locate(path), path, ...problem }] : [];
}

function values(map: unknown): Record<string, unknown>[] {
  return Object.values(Object(map)).map(Object);
}

/** What a schema cannot say: values that must fit one another. For a document that fits the schema. */
export function semanticProblems(document: SourceDocument): FileProblem[] {
  const environment = document.value as EnvironmentFile;
  const problems: FileProblem[] = [];
  const report: Report = (path, problem) => {
    if (problem) problems.push({ file: document.file, position: document.locate(path), path, ...problem });
  };
  checkAccounts(environment, report);
  checkTransitRouter(environment, report);
  checkVpnGateways(environment, report);
  checkFormerKeys(environment, report);
  checkRouteTables(environment.defaults ?? {}, environment, ["defaults"], report);
  const { keys } = environment.defaults ?? {};
  if (typeof keys === "object") report(["defaults", "keys", "kms", "secret"], sharedSecretProblem(keys.kms.secret));
  for (const [site, value] of Object.entries(environment.sites ?? {})) {
    const tags = { ...environment.tags, ...value.tags };
    report(["sites", site, "tags"], tagsProblem(tags));
    for (const [name, gateway] of Object.entries(value.customerGateways)) {
      if ("tags" in gateway && gateway.tags)
        report(["sites", site, "customerGateways", name, "tags"], tagsProblem({ ...tags, ...gateway.tags }));
    }
    for (const [name, connection] of Object.entries(value.connections)) {
      const at: Path = ["sites", site, "connections", name];
      if (connection.tags) report([...at, "tags"], tagsProblem({ ...tags, ...connection.tags }));
      checkRouteTables(connection, environment, at, report);
      const attachment = connection.attachment?.tags;
      if (attachment)
        report([...at, "attachment", "tags"], tagsProblem({ ...tags, ...connection.tags, ...attachment }));
      checkEnd(environment, "tunnels" in connection ? connection : {}, at, report);
      if ("id" in connection) {
        checkExisting(connection, at, report);
        continue;
      }
      if ("tunnel" in connection) {
        checkSingleTunnel(connection, at, report);
        const effective = { ...CONNECTION_DEFAULTS, ...environment.defaults, ...connection };
        const { bgp, network } = effective;
        checkRouting(effective, at, report);
        checkRoutes(effective, at, report);
        checkTunnel(value, connection.tunnel, { bgp, network }, [...at, "tunnel"], report);
        continue;
      }
      const effective = { ...CONNECTION_DEFAULTS, ...environment.defaults, ...connection };
      checkImport(connection, at, report);
      checkRouting(effective, at, report);
      checkRoutes(effective, at, report);
      checkTunnels(environment, value, effective, at, report);
      checkTunnelEdits(value, effective, at, report);
    }
  }
  return problems;
}

/** A connection ends on the transit router or on a VPN gateway, and has only what goes with that. */
function checkEnd(
  { transitRouter, vpnGateways = {} }: EnvironmentFile,
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
  report([...at, "vpnGateway"], vpnGatewayProblem(connection.vpnGateway, Object.keys(vpnGateways)));
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
  report([...at, "routing"], selectorsProblem(routing.cloud, routing.site));
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
