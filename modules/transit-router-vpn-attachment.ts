import { CenTransitRouterRouteTableAssociation } from "@cdktf/provider-alicloud/lib/cen-transit-router-route-table-association";
import { CenTransitRouterRouteTablePropagation } from "@cdktf/provider-alicloud/lib/cen-transit-router-route-table-propagation";
import { CenTransitRouterVpnAttachment } from "@cdktf/provider-alicloud/lib/cen-transit-router-vpn-attachment";
import { Construct } from "constructs";
import { CONNECTION_DEFAULTS } from "../domain/connection";
import { idProblem } from "../domain/id";
import { ORDER_TYPES } from "../domain/payer";
import { DEFAULT_TABLE } from "../domain/route-table";
import type { Check } from "../site/check";
import type { AttachmentSettings } from "../site/connection";
import { checkCenLabels } from "../site/problems/labels";
import { checkAttachmentSettings } from "../site/problems/settings";
import { type GatewayAddresses, lookUpGateways } from "./connection/gateway-addresses";
import type { IIpsecConnection } from "./ipsec-connection";
import { type AddressProps, addressed, addressOfPart } from "./terraform/address";
import type { ImportProps } from "./terraform/adoption";
import { literal, literals } from "./terraform/literal";
import { checkKnownNow, refuse } from "./terraform/refuse";
import type { ITransitRouter } from "./transit-router";
import type { ITransitRouterGrant } from "./transit-router-grant";

/** The attachment of an IPsec connection, as routes need it. */
export interface ITransitRouterVpnAttachment {
  /** `tr-attach-…` */
  readonly attachmentId: string;
  /** The connection's id, known once it is attached. */
  readonly attachedConnectionId: string;
  /**
   * Terraform address of the attachment, if it is in the same stack: Terraform renews static routes with it.
   * @default none
   */
  readonly address?: string;
}

/** An attachment to make, or to take over. */
export interface TransitRouterVpnAttachmentProps extends AddressProps, AttachmentSettings, ImportProps {
  /** The connection, but not one on a VPN gateway. Immutable. */
  readonly connection: IIpsecConnection;
  /** Immutable. Its provider makes the attachment, unless another is given. */
  readonly transitRouter: ITransitRouter;
  /** The permission of the connection's owner, if that is another account. @default none: one account owns both */
  readonly grant?: ITransitRouterGrant;
  /** 2 to 128 letters, digits, `_` and `-`, starting with a letter. @default none */
  readonly name?: string;
  /** 2 to 256 characters, starting with a letter. @default none */
  readonly description?: string;
  /**
   * Zone of a connection with a single tunnel; for two tunnels the cloud chooses the zones. Immutable.
   * @default none
   */
  readonly zoneId?: string;
  /** Whether the association of an imported attachment exists too. @default true */
  readonly importAssociation?: boolean;
  /** Whether its propagations exist too. @default true */
  readonly importPropagation?: boolean;
  /** Up to 20. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Attaches an IPsec connection to a transit router. Like the console, and unlike the API, it associates, propagates and
 * advertises by default.
 */
export class TransitRouterVpnAttachment extends Construct implements ITransitRouterVpnAttachment {
  /** `tr-attach-…` */
  public readonly attachmentId: string;
  /** The connection, known only when it is attached. */
  public readonly attachedConnectionId: string;
  /** Terraform address of the attachment. */
  public readonly address: string;
  private readonly resource: CenTransitRouterVpnAttachment;
  private addresses?: GatewayAddresses;

  /** @throws PropsError */
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: TransitRouterVpnAttachmentProps,
  ) {
    super(scope, id);
    refuse(this, (check) => {
      checkCenLabels(check.ofWhatRuns(props.importId !== undefined), props);
      checkAttachmentSettings(check, props);
      checkTablesKnown(check, props);
      check.value("importId", props.importId, idProblem("attach"));
    });
    const { connection, transitRouter, grant } = props;
    const { importId, ...rest } = props;
    const provider = props.provider ?? transitRouter.provider;
    const address = { ...rest, ...(provider ? { provider } : {}) };
    const resource = new CenTransitRouterVpnAttachment(this, "Resource", {
      vpnId: connection.ipsecConnectionId,
      transitRouterId: transitRouter.transitRouterId,
      cenId: transitRouter.cenId,
      ...(props.zoneId === undefined ? {} : { zone: [{ zoneId: props.zoneId }] }),
      vpnOwnerId: grant?.connectionOwnerId,
      transitRouterVpnAttachmentName: props.name && literal(props.name),
      transitRouterAttachmentDescription: props.description && literal(props.description),
      // If missing, the provider turns it off with the second apply.
      autoPublishRouteEnabled: props.advertise ?? CONNECTION_DEFAULTS.advertise,
      chargeType: "POSTPAY",
      orderType: props.payer && ORDER_TYPES[props.payer],
      tags: props.tags && literals(props.tags),
      dependsOn: [...transitRouter.readyForAttachments, ...(grant?.dependables ?? [])],
    });
    this.attachmentId = addressed(resource, { ...address, ...(importId === undefined ? {} : { importId }) }).id;
    this.attachedConnectionId = resource.vpnId;
    this.resource = resource;
    this.address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
    this.addTables(props, address);
  }

  /** Addresses of the cloud's gateways. The first call makes their lookup. */
  public get gatewayAddresses(): GatewayAddresses {
    const { terraformName, source, connection } = this.props;
    const { provider } = connection;
    this.addresses ??= lookUpGateways(this, "Gateways", {
      connectionId: connection.ipsecConnectionId,
      attachment: this.resource,
      ...(terraformName === undefined ? {} : { terraformName }),
      ...(source === undefined ? {} : { source }),
      ...(provider === undefined ? {} : { provider }),
    });
    return this.addresses;
  }

  private addTables(props: TransitRouterVpnAttachmentProps, address: AddressProps): void {
    const { associate = CONNECTION_DEFAULTS.associate, routeTable = DEFAULT_TABLE, importId } = props;
    const { importAssociation = true, importPropagation = true } = props;
    const tableId = (table: string) => props.transitRouter.routeTableId(table);
    const member = (table: string) => ({
      transitRouterAttachmentId: this.attachmentId,
      transitRouterRouteTableId: tableId(table),
    });
    const past = (exists: boolean, table: string) =>
      importId !== undefined && exists ? { importId: `${importId}:${tableId(table)}` } : {};
    if (associate) {
      const association = new CenTransitRouterRouteTableAssociation(this, "Association", member(routeTable));
      addressed(association, { ...address, ...past(importAssociation, routeTable) });
    }
    for (const table of learningTables(props)) {
      const propagation = new CenTransitRouterRouteTablePropagation(this, `Propagation-${table}`, member(table));
      addressed(propagation, {
        ...addressOfPart(address, table, props.transitRouter.formerTableNames?.(table)),
        ...past(importPropagation, table),
      });
    }
  }
}

function learningTables({
  routeTable = DEFAULT_TABLE,
  propagate = CONNECTION_DEFAULTS.propagate,
}: AttachmentSettings): readonly string[] {
  if (typeof propagate === "boolean") return propagate ? [routeTable] : [];
  return propagate;
}

/** The names of tables that learn routes are part of Terraform addresses. */
export function checkTablesKnown(check: Check, settings: AttachmentSettings): void {
  const fix = "name it: TransitRouter.fromIds(…, {routeTables: {NAME: {id: …}}})";
  for (const table of learningTables(settings)) checkKnownNow(check, table, "propagate", fix);
}
