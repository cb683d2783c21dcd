import { distance } from "fastest-levenshtein";
import { customerGatewayIpProblem } from "../domain/address";
import { parseAsn } from "../domain/asn";
import type { Problem } from "../domain/problem";
import { selectorsProblem } from "../domain/route";
import { tagsProblem } from "../domain/tag";
import { TUNNELS } from "../domain/tunnel";
import { localBgpIpProblem } from "../domain/tunnel-cidr";
import type { SourceDocument } from "./document";
import type { FileProblem, Path } from "./problem";
import type { ConnectionFile, EnvironmentFile, SiteFile, TunnelFile } from "./schema";

type Report = (path: Path, problem: Problem | undefined) => void;

/** What a schema cannot say: values that must fit one another. For a document that fits the schema. */
export function semanticProblems(document: SourceDocument): FileProblem[] {
  const environment = document.value as EnvironmentFile;
  const problems: FileProblem[] = [];
  const report: Report = (path, problem) => {
    if (problem) problems.push({ file: document.file, position: document.locate(path), path, ...problem });
  };
  for (const [site, value] of Object.entries(environment.sites)) {
    const tags = { ...environment.tags, ...value.tags };
    report(["sites", site, "tags"], tagsProblem(tags));
    for (const [name, connection] of Object.entries(value.connections)) {
      const at: Path = ["sites", site, "connections", name];
      const effective = { ...environment.defaults, ...connection };
      if (connection.tags) report([...at, "tags"], tagsProblem({ ...tags, ...connection.tags }));
      checkEnd(environment, effective, at, report);
      checkRouting(effective, at, report);
      checkTunnels(value, effective, at, report);
    }
  }
  return problems;
}

/** A connection ends on the transit router or on a VPN gateway, and has only what goes with that. */
function checkEnd({ transitRouter }: EnvironmentFile, connection: ConnectionFile, at: Path, report: Report): void {
  if (connection.vpnGateway === undefined) {
    if (!transitRouter) {
      report(at, {
        what: "the connection has nothing to end on",
        allowed: "transitRouter at the top of the file, or vpnGateway in the connection",
      });
    }
    return;
  }
  if (connection.routes?.length) {
    report([...at, "routes"], {
      what: "routes belong to connections on a transit router",
      allowed: "none beside vpnGateway",
      fix: "name the networks in routing: {cloud: […], site: […]}",
    });
  }
}

function checkRouting({ routing, bgp, routes }: ConnectionFile, at: Path, report: Report): void {
  if (typeof routing !== "object") return;
  report([...at, "routing"], selectorsProblem(routing.cloud, routing.site));
  if (bgp) {
    report([...at, "routing"], {
      what: "protected flows and BGP are both on",
      allowed: "one of them: BGP learns networks that the flows would keep out",
      fix: "bgp: false, or routing: destination",
    });
  }
  const twice = (routes ?? []).find((route) => routing.site.includes(route));
  if (twice) {
    report([...at, "routes"], {
      what: `${twice} is a protected flow, whose route the cloud writes itself`,
      allowed: "routes that no flow covers",
      fix: `remove ${twice} from routes`,
    });
  }
}

function checkTunnels({ customerGateways }: SiteFile, connection: ConnectionFile, at: Path, report: Report): void {
  const bgp = connection.bgp || undefined;
  for (const number of TUNNELS) {
    const tunnel = connection.tunnels[number];
    const path = [...at, "tunnels", String(number)];
    const known = Object.keys(customerGateways);
    const gateway = Object.hasOwn(customerGateways, tunnel.customerGateway)
      ? customerGateways[tunnel.customerGateway]
      : undefined;
    if (!gateway) {
      const near =
        known.find((key) => distance(key, tunnel.customerGateway) <= 2) ?? (known.length === 1 ? known[0] : undefined);
      report([...path, "customerGateway"], {
        what: `the site has no customer gateway “${tunnel.customerGateway}”`,
        allowed: known.join(", "),
        ...(near ? { fix: `did you mean ${near}?` } : {}),
      });
      continue;
    }
    report([...path, "customerGateway"], customerGatewayIpProblem(gateway.ip, connection.network ?? "public"));
    if (bgp) checkBgp(tunnel, gateway.asn, bgp.localAsn, path, report);
  }
  const { 1: one, 2: two } = connection.tunnels;
  if (bgp && one.insideCidr !== undefined && one.insideCidr === two.insideCidr) {
    report([...at, "tunnels", "2", "insideCidr"], {
      what: `${two.insideCidr} is the inside CIDR of both tunnels`,
      allowed: "a block of its own for each tunnel",
    });
  }
}

function checkBgp(
  tunnel: TunnelFile,
  asn: number | string | undefined,
  localAsn: number | string,
  path: Path,
  report: Report,
): void {
  if (tunnel.insideCidr === undefined) {
    report(path, {
      what: "the connection uses BGP, but the tunnel has no insideCidr",
      allowed: "a /30 of 169.254.0.0/16",
      fix: "insideCidr: 169.254.10.0/30, or bgp: false in the connection",
    });
  } else if (tunnel.cloudIp !== undefined) {
    report([...path, "cloudIp"], localBgpIpProblem(tunnel.cloudIp, tunnel.insideCidr));
  }
  if (asn === undefined) {
    report([...path, "customerGateway"], {
      what: `the connection uses BGP, but customer gateway “${tunnel.customerGateway}” has no asn`,
      allowed: "an ASN in the customer gateway",
      fix: "asn: 65010 in the customer gateway, or bgp: false in the connection",
    });
  } else if (parseAsn(asn) === parseAsn(localAsn)) {
    report([...path, "customerGateway"], {
      what: `both ends have ASN ${asn}`,
      allowed: "an ASN of its own for each end (eBGP)",
    });
  }
}
