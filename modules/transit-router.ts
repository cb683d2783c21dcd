import { CenInstance } from "@cdktf/provider-alicloud/lib/cen-instance";
import { CenTransitRouter } from "@cdktf/provider-alicloud/lib/cen-transit-router";
import { DataAlicloudCenTransitRouters } from "@cdktf/provider-alicloud/lib/data-alicloud-cen-transit-routers";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { idProblem } from "../domain/id";
import { checkCenLabels } from "../site/problems/labels";
import { checkCen } from "../site/problems/transit-router";
import type { CenLabels } from "../site/transit-router";
import { addressed } from "./terraform/address";
import { literal, literals } from "./terraform/literal";
import { refuse } from "./terraform/refuse";
import { TransitRouterBase, type TransitRouterPartsProps } from "./transit-router/base";

/** An Enterprise Edition transit router, as attachments need it. */
export interface ITransitRouter {
  /** `tr-…` */
  readonly transitRouterId: string;
  /** `cen-…` */
  readonly cenId: string;
  /** The account that owns it. @default the connections' account */
  readonly accountId?: string | undefined;
  /** Provider that makes attachments to it. @default the stack's provider without an alias */
  readonly provider?: TerraformProvider | undefined;
  /** What must exist before anything is attached. */
  readonly readyForAttachments: readonly ITerraformDependable[];
  /**
   * The id, `vtb-…`, of one of its route tables: `default` is its own, a name one of its given tables, and an id stands
   * for itself.
   * @throws PropsError if it has no table of the name
   */
  routeTableId(name: string): string;
  /** Names of its route tables besides its own. @default not known */
  readonly routeTableNames?: readonly string[];
  /** Former names of one of its route tables, oldest first. @default none */
  formerTableNames?(name: string): readonly string[];
}

/** A transit router to make. */
export interface TransitRouterProps extends TransitRouterPartsProps, CenLabels {
  /** CEN instance, `cen-…`, or one to make. Immutable. */
  readonly cen: string | CenLabels;
}

/** A transit router that exists already, and what to add to it. */
export interface ExistingTransitRouterProps extends TransitRouterPartsProps {
  /** Transit router, `tr-…`, of the Enterprise Edition. */
  readonly transitRouterId: string;
  /** CEN instance of the transit router, `cen-…`. */
  readonly cenId: string;
  /**
   * Look it up, and fail the plan unless it exists and is of the Enterprise Edition, which alone accepts VPN
   * attachments.
   * @default true
   */
  readonly checkEdition?: boolean;
}

/** An Enterprise Edition transit router in a CEN instance, with its CIDRs, route tables and transit between connections. */
export class TransitRouter extends TransitRouterBase implements ITransitRouter {
  /**
   * A transit router that exists already.
   * @throws PropsError
   */
  public static fromIds(scope: Construct, id: string, props: ExistingTransitRouterProps): ITransitRouter {
    return new ExistingTransitRouter(scope, id, props);
  }

  /** `tr-…` */
  public readonly transitRouterId: string;
  /** `cen-…` */
  public readonly cenId: string;

  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: TransitRouterProps) {
    super(scope, id, props);
    const { cen, name, description, tags } = props;
    refuse(this, (check) => {
      checkCen(check, cen);
      checkCenLabels(check, props);
      this.checkParts(check);
    });
    this.cenId = typeof cen === "string" ? cen : this.addCen(cen, props);
    const resource = new CenTransitRouter(this, "Resource", {
      cenId: this.cenId,
      transitRouterName: name && literal(name),
      transitRouterDescription: description && literal(description),
      supportMulticast: false,
      tags: tags && literals(tags),
    });
    this.transitRouterId = addressed(resource, props).transitRouterId;
    this.addParts();
  }

  private addCen({ name, description, tags }: CenLabels, props: TransitRouterProps): string {
    const resource = new CenInstance(this, "Cen", {
      cenInstanceName: name && literal(name),
      description: description && literal(description),
      tags: tags && literals(tags),
    });
    return addressed(resource, props).id;
  }
}

class ExistingTransitRouter extends TransitRouterBase implements ITransitRouter {
  public readonly transitRouterId: string;
  public readonly cenId: string;

  public constructor(
    scope: Construct,
    id: string,
    private readonly props: ExistingTransitRouterProps,
  ) {
    super(scope, id, props);
    refuse(this, (check) => {
      check.value("transitRouterId", props.transitRouterId, idProblem("tr"));
      check.value("cenId", props.cenId, idProblem("cen"));
      this.checkParts(check);
    });
    this.transitRouterId = props.transitRouterId;
    this.cenId = props.cenId;
    this.addParts();
  }

  /** The edition matters only to attachments: the first one looks it up. */
  public override get readyForAttachments(): readonly ITerraformDependable[] {
    const { checkEdition = true } = this.props;
    if (checkEdition && !this.node.tryFindChild("Edition")) this.checkEdition();
    return super.readyForAttachments;
  }

  private checkEdition(): void {
    const { transitRouterId, cenId } = this;
    const lookup = new DataAlicloudCenTransitRouters(this, "Edition", {
      cenId,
      transitRouterIds: [transitRouterId],
      lifecycle: {
        postcondition: [
          {
            condition: "${length(self.transit_routers) == 1}",
            errorMessage: `${cenId} has no transit router ${transitRouterId} in this region and account.`,
          },
          {
            condition: '${alltrue([for router in self.transit_routers : router.type != "Basic"])}',
            errorMessage: `${transitRouterId} is of the Basic Edition, which accepts no VPN attachments: only the Enterprise Edition does.`,
          },
        ],
      },
    });
    addressed(lookup, this.props);
  }
}
