import { singleTunnelProblem } from "../../domain/connection";
import { importProblem } from "../../domain/connection-import";
import { formerKeysProblems } from "../../domain/name";
import type { Path, Report } from "../problem";
import type { ConnectionFile, EnvironmentFile, ExistingConnectionFile, SingleTunnelFile } from "../schema";
import { checkRoutes } from "./vpn-gateway";

/** Former keys that something else has now, or had too. */
export function checkFormerKeys(
  { transitRouter, sites = {}, vpnGateways = {} }: EnvironmentFile,
  report: Report,
): void {
  const check = (at: Path, map: Readonly<Record<string, object>>) => {
    for (const { key, problem } of formerKeysProblems(map)) report([...at, key, "formerly"], problem);
  };
  check(["transitRouter", "routeTables"], transitRouter?.routeTables ?? {});
  check(["sites"], sites);
  check(["vpnGateways"], vpnGateways);
  for (const [site, { customerGateways, connections }] of Object.entries(sites)) {
    check(["sites", site, "customerGateways"], customerGateways);
    check(["sites", site, "connections"], connections);
  }
}

/** What of a connection is imported must be there. */
export function checkImport(connection: ConnectionFile, at: Path, report: Report): void {
  report([...at, "import"], importProblem(connection.import, connection.vpnGateway !== undefined));
}

/** A connection in the single-tunnel form runs already: none can be made. */
export function checkSingleTunnel(connection: SingleTunnelFile, at: Path, report: Report): void {
  report([...at, "tunnel"], singleTunnelProblem(connection.import?.connection));
  report([...at, "import"], importProblem(connection.import, false));
  if (connection.zone === undefined) {
    const what = "zone is missing: without the one that it has, the attachment would be replaced";
    report([...at, "zone"], { what, allowed: "the zone of the attachment, such as cn-hangzhou-h" });
  }
}

/** A connection that exists already is named once, and routes into it are those of a transit router. */
export function checkExisting(connection: ExistingConnectionFile, at: Path, report: Report): void {
  report([...at, "import"], importProblem(connection.import, false));
  if (connection.import?.connection !== undefined) {
    report([...at, "import", "connection"], {
      what: "the connection is named by its id and only attached, so there is nothing that could take it over",
      allowed: "none beside id",
      fix: "remove connection from import, or describe the connection and remove id",
    });
  }
  checkRoutes(connection, at, report);
}
