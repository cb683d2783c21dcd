import type { Construct } from "constructs";
import type { ConnectionImport } from "../../domain/connection-import";
import type { CompleteExisting, CompleteSingleTunnel } from "../../site/defaults";
import type { GatewayAddresses } from "../connection/gateway-addresses";
import type { IIpsecConnection } from "../ipsec-connection";
import type { AddressProps } from "../terraform/address";
import type { ITransitRouter } from "../transit-router";
import { TransitRouterGrant } from "../transit-router-grant";
import { TransitRouterVpnAttachment } from "../transit-router-vpn-attachment";
import { addStaticRoutes } from "./routes";

/** The props of a complete connection that its attachment needs. */
type Attached = Pick<CompleteExisting, "routes" | "import" | "payer"> &
  Partial<Pick<CompleteExisting, "routeTable" | "advertise" | "associate" | "propagate" | "attachment">> &
  Pick<Partial<CompleteSingleTunnel>, "zone">;

/** A finished connection, as outputs and other resources need it. */
export interface SiteConnection {
  /** `vco-…` */
  readonly connectionId: string;
  /** `tr-attach-…`; absent on a VPN gateway. */
  readonly attachmentId?: string;
  /** Addresses of the cloud's gateways. On a transit router, the first call makes their lookup. */
  readonly gatewayAddresses: GatewayAddresses;
}

/**
 * Attaches a connection and routes networks of the site into it.
 * @param owner The account of the connection, if it is not the transit router's.
 */
export function attach(
  scope: Construct,
  connection: IIpsecConnection,
  transitRouter: ITransitRouter,
  address: AddressProps,
  owner: string | undefined,
  { routes, import: existing, zone, attachment: labels, ...props }: Attached,
): SiteConnection {
  const { routeTable, advertise, associate, propagate, payer } = props;
  const { provider: _, ...ofRouter } = address;
  const shared = { connection, transitRouter, ...(payer ? { payer } : {}) };
  const attachment = new TransitRouterVpnAttachment(scope, "attachment", {
    ...{ ...ofRouter, ...shared, routeTable, advertise, associate, propagate, ...labels },
    ...(owner === undefined
      ? {}
      : { grant: new TransitRouterGrant(scope, "grant", { ...address, ...shared, connectionOwnerId: owner }) }),
    ...(zone === undefined ? {} : { zoneId: zone }),
    importId: existing?.attachment,
    importAssociation: existing?.association,
    importPropagation: existing?.propagation,
  });
  addStaticRoutes(scope, attachment, routes, address, importedRoutes(existing, connection.ipsecConnectionId));
  return {
    connectionId: connection.ipsecConnectionId,
    attachmentId: attachment.attachmentId,
    get gatewayAddresses() {
      return attachment.gatewayAddresses;
    },
  };
}

/** The connection whose routes are imported; undefined if Terraform makes them. */
export function importedRoutes(existing: ConnectionImport | undefined, connectionId?: string): string | undefined {
  const { connection = connectionId, routes = existing?.connection !== undefined } = existing ?? {};
  return routes ? connection : undefined;
}
