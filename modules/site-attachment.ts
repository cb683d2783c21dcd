import type { Construct } from "constructs";
import type { ConnectionImport } from "../domain/connection-import";
import type { AddressProps } from "./address";
import type { GatewayAddresses } from "./gateway-addresses";
import type { IIpsecConnection } from "./ipsec-connection";
import { addStaticRoutes, routesOf, type SiteRouteProps } from "./site-routes";
import type { ITransitRouter } from "./transit-router";
import { TransitRouterVpnAttachment } from "./transit-router-vpn-attachment";

/** How a connection of a site is attached to its transit router. */
export interface SiteAttachmentProps extends Pick<AddressProps, "source"> {
  /** Networks at the site, routed into the connection: static routes, or routes of the VPN gateway. @default none */
  readonly routes?: readonly (string | SiteRouteProps)[];
  /** Route table to associate with and to propagate to. @default the transit router's own table */
  readonly routeTable?: string;
  /** Advertise the transit router's routes to the site. @default true */
  readonly advertise?: boolean;
  /** Forward the connection's traffic by the route table. @default true */
  readonly associate?: boolean;
  /** Let the route table learn the connection's routes. @default true */
  readonly propagate?: boolean;
  /** Up to 20. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Former keys of the connection, oldest first: it and all that belongs to it are moved. @default none */
  readonly formerly?: readonly string[];
  /** Objects in the cloud that are taken over. @default none, all is made */
  readonly import?: ConnectionImport;
}

/** A connection of a site that exists already and is only attached. */
export interface ExistingSiteConnectionProps extends SiteAttachmentProps {
  readonly connection: IIpsecConnection;
}

/** A connection that is there, as outputs and other resources need it. */
export interface SiteConnection {
  /** `vco-…` */
  readonly connectionId: string;
  /** `tr-attach-…`; absent on a VPN gateway. */
  readonly attachmentId?: string;
  /** Addresses of the cloud's gateways. On a transit router their lookup is made when this is first asked for. */
  readonly gatewayAddresses: GatewayAddresses;
}

/** Attaches a connection and routes networks of the site into it. */
export function attach(
  scope: Construct,
  connection: IIpsecConnection,
  transitRouter: ITransitRouter,
  own: AddressProps & { readonly name: string },
  { routeTable, routes, import: existing, ...props }: SiteAttachmentProps,
): SiteConnection {
  const address = { ...own, ...(props.source === undefined ? {} : { source: props.source }) };
  const attachment = new TransitRouterVpnAttachment(scope, "attachment", {
    ...address,
    connection,
    transitRouter,
    ...{ advertise: props.advertise, associate: props.associate, propagate: props.propagate, tags: props.tags },
    routeTableId: routeTable,
    importId: existing?.attachment,
    importAssociation: existing?.association,
    importPropagation: existing?.propagation,
  });
  addStaticRoutes(scope, attachment, routesOf(routes), address, importedRoutes(existing, connection.ipsecConnectionId));
  return {
    connectionId: connection.ipsecConnectionId,
    attachmentId: attachment.attachmentId,
    get gatewayAddresses() {
      return attachment.gatewayAddresses;
    },
  };
}

/** The connection whose routes are taken over; undefined when they are made. */
export function importedRoutes(existing: ConnectionImport | undefined, connectionId?: string): string | undefined {
  const { connection = connectionId, routes = existing?.connection !== undefined } = existing ?? {};
  return routes ? connection : undefined;
}
