import { CenTransitRouterCidr } from "@cdktf/provider-alicloud/lib/cen-transit-router-cidr";
import { DataAlicloudCenTransitRouterRouteTables } from "@cdktf/provider-alicloud/lib/data-alicloud-cen-transit-router-route-tables";
import { type ITerraformDependable, propertyAccess, Token } from "cdktf";
import { Construct } from "constructs";
import { idProblem } from "../domain/id";
import { LIMITS } from "../domain/limit";
import { transitRouterCidrProblem } from "../domain/route";
import { type AddressProps, addressed, addressOfPart } from "./address";
import { knownNow, problemOf, refuse } from "./refuse";

/** An Enterprise Edition transit router, as attachments need it. */
export interface ITransitRouter {
  /** `tr-…` */
  readonly transitRouterId: string;
  /** `cen-…` */
  readonly cenId: string;
  /** The transit router's own route table, `vtb-…`. */
  readonly defaultRouteTableId: string;
  /** What must exist before anything is attached. */
  readonly readyForAttachments: readonly ITerraformDependable[];
}

export interface ExistingTransitRouterProps extends AddressProps {
  readonly transitRouterId: string;
  readonly cenId: string;
  /**
   * CIDRs to add, each a /16 to /24, up to 5 in all: tunnels get their gateway addresses from them, so one must exist before
   * the first attachment. @default none, the transit router has some
   */
  readonly cidrs?: readonly string[];
}

export class TransitRouter extends Construct implements ITransitRouter {
  /**
   * A transit router that exists already.
   * @throws PropsError
   */
  public static fromIds(scope: Construct, id: string, props: ExistingTransitRouterProps): ITransitRouter {
    return new TransitRouter(scope, id, props);
  }

  public readonly transitRouterId: string;
  public readonly cenId: string;
  public readonly readyForAttachments: readonly ITerraformDependable[];

  private constructor(
    scope: Construct,
    id: string,
    private readonly props: ExistingTransitRouterProps,
  ) {
    super(scope, id);
    const { transitRouterId, cenId, cidrs = [] } = props;
    const most = LIMITS.transitRouterCidrs.most;
    refuse(this, {
      transitRouterId: problemOf(transitRouterId, idProblem("tr")),
      cenId: problemOf(cenId, idProblem("cen")),
      cidrs:
        cidrs.length > most
          ? { what: `there are ${cidrs.length}`, allowed: `up to ${most}` }
          : cidrs.map((cidr) => knownNow(cidr) ?? transitRouterCidrProblem(cidr)).find(Boolean),
    });
    this.transitRouterId = transitRouterId;
    this.cenId = cenId;
    this.readyForAttachments = cidrs.map((cidr) => this.addCidr(cidr));
  }

  /** Read when first asked for: one lookup serves all attachments. */
  public get defaultRouteTableId(): string {
    const lookup =
      (this.node.tryFindChild("DefaultRouteTable") as DataAlicloudCenTransitRouterRouteTables | undefined) ??
      this.lookUp();
    return Token.asString(propertyAccess(lookup.tables.fqn, [0, "transit_router_route_table_id"]));
  }

  private lookUp(): DataAlicloudCenTransitRouterRouteTables {
    const lookup = new DataAlicloudCenTransitRouterRouteTables(this, "DefaultRouteTable", {
      transitRouterId: this.transitRouterId,
      transitRouterRouteTableType: "System",
    });
    return addressed(lookup, this.props);
  }

  private addCidr(cidr: string): CenTransitRouterCidr {
    const suffix = cidr.replace(/[./]/g, "-");
    const resource = new CenTransitRouterCidr(this, `cidr-${suffix}`, {
      transitRouterId: this.transitRouterId,
      cidr,
      publishCidrRoute: true,
    });
    return addressed(resource, addressOfPart(this.props, suffix));
  }
}
