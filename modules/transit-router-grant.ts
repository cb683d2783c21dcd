import { CenTransitRouterGrantAttachment } from "@cdktf/provider-alicloud/lib/cen-transit-router-grant-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { accountIdProblem } from "../domain/account";
import { ORDER_TYPES, type Payer } from "../domain/payer";
import type { IIpsecConnection } from "./ipsec-connection";
import { type AddressProps, addressed } from "./terraform/address";
import { refuse } from "./terraform/refuse";
import type { ITransitRouter } from "./transit-router";

/** The permission to attach a connection of another account, as attachments need it. */
export interface ITransitRouterGrant {
  /** The account that owns the connection. */
  readonly connectionOwnerId: string;
  /** What must exist before the attachment, and outlive it. */
  readonly dependables: readonly ITerraformDependable[];
}

/** Which connection is granted, and to which transit router. */
export interface TransitRouterGrantProps extends AddressProps {
  /** The connection, in the account that makes the grant. It must not be attached yet. Immutable. */
  readonly connection: IIpsecConnection;
  /** The account that owns the connection: digits. */
  readonly connectionOwnerId: string;
  /** The transit router; its `accountId` must be known. Immutable. */
  readonly transitRouter: ITransitRouter;
  /** Who pays for the attachment; the attachment must say the same. @default the cloud's choice: the CEN owner */
  readonly payer?: Payer;
}

/**
 * Lets the owner of a transit router attach a connection of another account. Terraform makes the grant in the
 * connection's account before the attachment, and revokes it after destroying the attachment. Both accounts must belong
 * to the same website, China or international.
 */
export class TransitRouterGrant extends Construct implements ITransitRouterGrant {
  /** The account that owns the connection. */
  public readonly connectionOwnerId: string;
  /** What the attachment waits for. */
  public readonly dependables: readonly ITerraformDependable[];

  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: TransitRouterGrantProps) {
    super(scope, id);
    const { connection, connectionOwnerId, transitRouter, payer } = props;
    const { accountId } = transitRouter;
    refuse(this, (check) => {
      check.value("connectionOwnerId", connectionOwnerId, accountIdProblem);
      if (check.value("transitRouter", accountId, accountIdProblem) || accountId !== undefined) return;
      const what = "the account of the transit router is not known";
      check.report({ what, allowed: "a transit router with an accountId" }, "transitRouter");
    });
    this.connectionOwnerId = connectionOwnerId;
    const resource = new CenTransitRouterGrantAttachment(this, "Resource", {
      cenId: transitRouter.cenId,
      cenOwnerId: accountId as string, // refused above if missing
      instanceId: connection.ipsecConnectionId,
      instanceType: "VPN",
      orderType: payer && ORDER_TYPES[payer],
    });
    this.dependables = [addressed(resource, props)];
  }
}
