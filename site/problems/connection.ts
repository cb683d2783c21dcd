import type { NetworkType } from "../../domain/address";
import { singleTunnelProblem } from "../../domain/connection";
import { importProblem } from "../../domain/connection-import";
import { idProblem } from "../../domain/id";
import { ipv4Problem } from "../../domain/ipv4";
import { nameProblem } from "../../domain/name";
import type { Problem } from "../../domain/problem";
import { unknownTableProblem } from "../../domain/route-table";
import { TUNNELS } from "../../domain/tunnel";
import { renewableProblem, revisionProblem } from "../../domain/tunnel-edits";
import type { Check } from "../check";
import {
  type AttachmentSettings,
  type Connection,
  type ConnectionSettings,
  type DualTunnelConnection,
  type ExistingConnection,
  type HealthCheck,
  isDualTunnel,
  isExisting,
  isSingleTunnel,
  ON_TRANSIT_ROUTERS,
  type SingleTunnelConnection,
  type Tags,
} from "../connection";
import { effective } from "../defaults";
import type { CustomerGateway } from "../site";
import { checkCenLabels, checkTags } from "./labels";
import { checkRoutes } from "./routes";
import { checkAttachmentSettings, checkSettings } from "./settings";
import { checkTunnel, checkTunnels } from "./tunnel";

/** The surroundings of a site's connections. */
export interface ConnectionSurroundings {
  readonly customerGateways: Readonly<Record<string, CustomerGateway>>;
  /** Where connections without a VPN gateway end. */
  readonly transitRouter?: {
    /** Names of its route tables besides its own, if known. */
    readonly routeTables?: readonly string[];
  };
  /** The VPN gateway that a connection names. */
  readonly vpnGateway: (name: string) => VpnGatewayEnd;
  /** The defaults of connections. */
  readonly defaults?: ConnectionSettings;
  readonly tags?: Tags;
}

/** The VPN gateway at the end of a connection, as far as it is known. */
export interface VpnGatewayEnd {
  readonly problem?: Problem | undefined;
  readonly network?: NetworkType | undefined;
}

/** A connection of a site, in whichever form. */
export function checkConnection(check: Check, connection: Connection, around: ConnectionSurroundings): void {
  const tags = { ...around.tags, ...(check.isKnown(connection.tags) ? connection.tags : {}) };
  const running = check.ofWhatRuns(isTakenOver(check, connection, "connection"));
  checkTags(running, connection.tags, around.tags);
  const { attachment } = connection;
  if (attachment !== undefined && check.isKnown(attachment)) {
    const at = check.ofWhatRuns(isTakenOver(check, connection, "attachment")).at("attachment");
    checkCenLabels(at, attachment, tags);
  }
  checkRouteTables(check, connection, around.transitRouter?.routeTables);
  checkImport(check, connection);
  if (isExisting(connection)) checkExisting(check, connection, around);
  if (isSingleTunnel(connection)) checkSingleTunnel(running, connection, around);
  if (isDualTunnel(connection)) checkDualTunnel(running, connection, around);
}

function isTakenOver(check: Check, { import: existing }: Connection, part: "connection" | "attachment"): boolean {
  return existing !== undefined && check.isKnown(existing) && existing[part] !== undefined;
}

function checkDualTunnel(check: Check, connection: DualTunnelConnection, around: ConnectionSurroundings): void {
  const { vpnGateway, routing, bgp, network, tunnelEdits, revision, tunnels, routes } = effective(
    connection,
    around.defaults,
  );
  check.accepted("name", connection.name, nameProblem);
  checkSettings(check, connection);
  checkRoutes(check, routes, vpnGateway !== undefined, routing);
  const end = vpnGateway === undefined ? { network } : vpnGatewayEnd(check, vpnGateway, around);
  checkTunnels(check, tunnels, { customerGateways: around.customerGateways, bgp, network: end.network });
  if (vpnGateway === undefined) {
    checkRouter(check, around);
    if (check.isKnown(tunnelEdits)) {
      check.value("revision", revision, (number) => revisionProblem(number, tunnelEdits));
      checkRenewable(check, connection, around, tunnelEdits);
    }
    return;
  }
  for (const setting of ON_TRANSIT_ROUTERS.filter((name) => connection[name] !== undefined)) {
    const what = `${setting} belongs to connections on a transit router, but this one ends on a VPN gateway`;
    check.report({ what, allowed: "none beside vpnGateway", fix: `remove ${setting}` }, setting);
  }
}

function checkRouter(check: Check, { transitRouter }: ConnectionSurroundings): void {
  if (transitRouter) return;
  const what = "the connection has nothing to end on";
  check.report({ what, allowed: "a transitRouter, or a vpnGateway in the connection" });
}

function vpnGatewayEnd(check: Check, name: string, around: ConnectionSurroundings): VpnGatewayEnd {
  if (!check.isKnown(name)) return {};
  const end = around.vpnGateway(name);
  check.report(end.problem, "vpnGateway");
  return end;
}

/** Edits in place renew the customer gateways, which must be made here. */
function checkRenewable(
  check: Check,
  { tunnels }: DualTunnelConnection,
  { customerGateways }: ConnectionSurroundings,
  edits: NonNullable<DualTunnelConnection["tunnelEdits"]>,
): void {
  if (!check.isKnown(tunnels) || !tunnels || !check.isKnown(customerGateways)) return;
  for (const number of TUNNELS) {
    const gateway = customerGateways[tunnels[number]?.customerGateway ?? ""];
    if (!gateway || !check.isKnown(gateway)) continue;
    check.report(renewableProblem(edits, !("id" in gateway)), "tunnels", String(number), "customerGateway");
  }
}

function checkSingleTunnel(check: Check, connection: SingleTunnelConnection, around: ConnectionSurroundings): void {
  const { tunnel, routing, bgp, network, routes, healthCheck, zone } = effective(connection, around.defaults);
  check.accepted("name", connection.name, nameProblem);
  checkSettings(check, connection);
  checkRouter(check, around);
  checkRoutes(check, routes, false, routing);
  if (check.isKnown(tunnel)) {
    const { customerGateways } = around;
    checkTunnel(check.at("tunnel"), tunnel, { customerGateways, bgp, network });
  }
  if (check.isKnown(connection.import)) check.report(singleTunnelProblem(connection.import?.connection), "tunnel");
  checkHealthCheck(check.at("healthCheck"), healthCheck);
  check.value("zone", zone, idProblem("zone"));
  if (zone === undefined) {
    const what = "zone is missing: with another zone, the provider would replace the attachment";
    check.report({ what, allowed: "the zone of the attachment, such as cn-hangzhou-h" }, "zone");
  }
}

export function checkHealthCheck(check: Check, healthCheck: HealthCheck | undefined): void {
  if (healthCheck === undefined || !check.isKnown(healthCheck)) return;
  const count = (value: number) =>
    Number.isInteger(value) && value >= 1 ? undefined : { what: `${value} is out of bounds`, allowed: "1, 2, 3 …" };
  check.value("source", healthCheck.source, ipv4Problem);
  check.value("destination", healthCheck.destination, ipv4Problem);
  check.value("interval", healthCheck.interval, count);
  check.value("retries", healthCheck.retries, count);
}

/** An existing connection has only its id, and its routes are those of a transit router. */
function checkExisting(check: Check, connection: ExistingConnection, around: ConnectionSurroundings): void {
  check.value("id", connection.id, idProblem("vco"));
  checkRouter(check, around);
  checkAttachmentSettings(check, connection);
  checkRoutes(check, connection.routes, false);
  if (check.isKnown(connection.import) && connection.import?.connection !== undefined) {
    const problem = {
      what: "the connection is named by its id and only attached, so import has nothing to take over",
      allowed: "none beside id",
      fix: "remove connection from import, or describe the connection and remove id",
    };
    check.report(problem, "import", "connection");
  }
}

/** Parts of a connection to import must exist, and have ids. */
function checkImport(check: Check, connection: Connection): void {
  if (connection.import === undefined || !check.isKnown(connection.import)) return;
  check.report(
    importProblem(connection.import, isDualTunnel(connection) && connection.vpnGateway !== undefined),
    "import",
  );
  const at = check.at("import");
  at.value("connection", connection.import.connection, idProblem("vco"));
  at.value("attachment", connection.import.attachment, idProblem("attach"));
}

/** Route tables that a connection, or the defaults of a file, name. */
export function checkRouteTables(
  check: Check,
  { routeTable, propagate }: AttachmentSettings,
  known: readonly string[] | undefined,
): void {
  if (known === undefined) return;
  const unknown = (table: string) => unknownTableProblem(table, known);
  check.value("routeTable", routeTable, unknown);
  if (!Array.isArray(propagate) || !check.isKnown(propagate)) return;
  for (const [index, table] of propagate.entries()) check.at("propagate").value(index, table, unknown);
}
