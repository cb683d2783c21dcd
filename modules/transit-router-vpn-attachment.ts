import { CenTransitRouterRouteTableAssociation } from "@cdktf/provider-alicloud/lib/cen-transit-router-route-table-association";
import { CenTransitRouterRouteTablePropagation } from "@cdktf/provider-alicloud/lib/cen-transit-router-route-table-propagation";
import { CenTransitRouterVpnAttachment } from "@cdktf/provider-alicloud/lib/cen-transit-router-vpn-attachment";
import { Construct } from "constructs";
import { CONNECTION_DEFAULTS } from "../domain/connection";
import { idProblem } from "../domain/id";
import { attachmentDescriptionProblem, attachmentNameProblem } from "../domain/name";
import { tagsProblem } from "../domain/tag";
import { type AddressProps, addressed } from "./address";
import type { ImportProps } from "./adoption";
import { type GatewayAddresses, lookUpGateways } from "./gateway-addresses";
import type { IIpsecConnection } from "./ipsec-connection";
import { literal, literals } from "./literal";
import { problemOf, refuse } from "./refuse";
import type { ITransitRouter } from "./transit-router";

/** The attachment of an IPsec connection, as routes need it. */
export interface ITransitRouterVpnAttachment {
  /** `tr-attach-…` */
  readonly attachmentId: string;
  /** The connection's id, known once it is attached. */
  readonly attachedConnectionId: string;
}

export interface TransitRouterVpnAttachmentProps extends AddressProps, ImportProps {
  /** The connection; one that lives on a VPN gateway does not fit. Immutable. */
  readonly connection: IIpsecConnection;
  /** Immutable. */
  readonly transitRouter: ITransitRouter;
  /** 2 to 128 letters, digits, `_` and `-`, starting with a letter. @default none */
  readonly name?: string;
  /** 2 to 256 characters, starting with a letter. @default none */
  readonly description?: string;
  /** Advertise the transit router's routes to the site; acts only with BGP on both ends. @default true */
  readonly advertise?: boolean;
  /** Forward the attachment's traffic by the route table. @default true */
  readonly associate?: boolean;
  /** Let the route table learn the attachment's routes. @default true */
  readonly propagate?: boolean;
  /** Route table to associate with and to propagate to, `vtb-…`. @default the transit router's own table */
  readonly routeTableId?: string;
  /** Zone of a connection with a single tunnel; the cloud chooses those of two tunnels. Immutable. @default none */
  readonly zoneId?: string;
  /** Whether the association of the attachment that is taken over exists too. @default true */
  readonly importAssociation?: boolean;
  /** Whether its propagation exists too. @default true */
  readonly importPropagation?: boolean;
  /** Up to 20. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Attaches an IPsec connection to a transit router. The console associates, propagates and advertises by default, the API
 * does none of it; so this does, unless told otherwise.
 */
export class TransitRouterVpnAttachment extends Construct implements ITransitRouterVpnAttachment {
  public readonly attachmentId: string;
  public readonly attachedConnectionId: string;
  private readonly resource: CenTransitRouterVpnAttachment;
  private addresses?: GatewayAddresses;

  /** @throws PropsError */
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: TransitRouterVpnAttachmentProps,
  ) {
    super(scope, id);
    refuse(this, {
      name: problemOf(props.name, attachmentNameProblem),
      description: problemOf(props.description, attachmentDescriptionProblem),
      routeTableId: problemOf(props.routeTableId, idProblem("vtb")),
      tags: problemOf(props.tags, tagsProblem),
      importId: problemOf(props.importId, idProblem("attach")),
    });
    const { connection, transitRouter } = props;
    const resource = new CenTransitRouterVpnAttachment(this, "Resource", {
      vpnId: connection.ipsecConnectionId,
      transitRouterId: transitRouter.transitRouterId,
      cenId: transitRouter.cenId,
      ...(props.zoneId === undefined ? {} : { zone: [{ zoneId: props.zoneId }] }),
      transitRouterVpnAttachmentName: props.name && literal(props.name),
      transitRouterAttachmentDescription: props.description && literal(props.description),
      // Left out, the provider turns it off with the second apply.
      autoPublishRouteEnabled: props.advertise ?? CONNECTION_DEFAULTS.advertise,
      tags: props.tags && literals(props.tags),
      dependsOn: [...transitRouter.readyForAttachments],
    });
    this.attachmentId = addressed(resource, props).id;
    this.attachedConnectionId = resource.vpnId;
    this.resource = resource;
    this.addTables(props);
  }

  /** Addresses of the cloud's gateways. The lookup is made when this is first asked for. */
  public get gatewayAddresses(): GatewayAddresses {
    const { terraformName, source, connection } = this.props;
    this.addresses ??= lookUpGateways(this, "Gateways", {
      connectionId: connection.ipsecConnectionId,
      attachment: this.resource,
      ...(terraformName === undefined ? {} : { terraformName }),
      ...(source === undefined ? {} : { source }),
    });
    return this.addresses;
  }

  private addTables({
    associate = CONNECTION_DEFAULTS.associate,
    propagate = CONNECTION_DEFAULTS.propagate,
    routeTableId,
    transitRouter,
    importId,
    importAssociation = true,
    importPropagation = true,
    ...address
  }: TransitRouterVpnAttachmentProps): void {
    const table = () => routeTableId ?? transitRouter.defaultRouteTableId;
    const config = () => ({ transitRouterAttachmentId: this.attachmentId, transitRouterRouteTableId: table() });
    const past = (exists: boolean) =>
      importId !== undefined && exists ? { ...address, importId: `${importId}:${table()}` } : address;
    if (associate) {
      addressed(new CenTransitRouterRouteTableAssociation(this, "Association", config()), past(importAssociation));
    }
    if (propagate) {
      addressed(new CenTransitRouterRouteTablePropagation(this, "Propagation", config()), past(importPropagation));
    }
  }
}
