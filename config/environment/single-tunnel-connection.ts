import type { NetworkType } from "../../domain/address";
import { CONNECTION_DEFAULTS, HEALTH_CHECK_DEFAULTS } from "../../domain/connection";
import { cryptoSettings } from "../../domain/crypto";
import { DEFAULT_TABLE } from "../../domain/route-table";
import type { ConnectionSettingsFile, SingleTunnelFile } from "../schema";
import { type Attachment, type ImportedConnection, labels } from "./attachment";
import { type Connection, type OnTransitRouter, type Tunnel, toBgp, toTunnel, without } from "./connection";
import { toRoute } from "./route";
import type { Tags } from "./tags";

/** A running connection with a single tunnel that is taken over. */
export interface SingleTunnelConnection
  extends Omit<Attachment, "import">,
    Omit<Connection, keyof Attachment | keyof OnTransitRouter | "vpnGateway" | "tunnels"> {
  readonly network: NetworkType;
  readonly resourceGroup?: string;
  readonly tunnel: Tunnel;
  readonly healthCheck?: HealthCheck;
  readonly zone: string;
  readonly import: ImportedConnection;
}

export interface HealthCheck {
  readonly source: string;
  readonly destination: string;
  readonly interval: number;
  readonly retries: number;
  readonly switchRoute: boolean;
}

export function toSingleTunnel(
  file: SingleTunnelFile,
  defaults: ConnectionSettingsFile = {},
  tags: Tags,
  source: string,
): SingleTunnelConnection {
  const effective = { ...CONNECTION_DEFAULTS, routeTable: DEFAULT_TABLE, ...defaults, ...file };
  const { crypto, bgp, tags: own, tunnel, routes = [], attachment, healthCheck, ...settings } = effective;
  return {
    ...without(settings, ["guardKeys", "bandwidth", "tunnelEdits", "revision"]),
    crypto: cryptoSettings(crypto),
    bgp: toBgp(bgp),
    ...labels({ tags: own, attachment }, tags),
    routes: routes.map((route) => toRoute(route, false)),
    tunnel: toTunnel(tunnel, bgp !== false),
    ...(healthCheck ? { healthCheck: { ...HEALTH_CHECK_DEFAULTS, ...healthCheck } } : {}),
    // Both are demanded, with their reasons.
    import: settings.import ?? {},
    zone: settings.zone ?? "",
    source,
  };
}
