import { CenTransitRouterCidr } from "@cdktf/provider-alicloud/lib/cen-transit-router-cidr";
import { CenTransitRouterRouteTable } from "@cdktf/provider-alicloud/lib/cen-transit-router-route-table";
import { DataAlicloudCenTransitRouterRouteTables } from "@cdktf/provider-alicloud/lib/data-alicloud-cen-transit-router-route-tables";
import { type ITerraformDependable, type TerraformProvider, Token } from "cdktf";
import { Construct } from "constructs";
import { DEFAULT_TABLE, unknownTableProblem } from "../../domain/route-table";
import type { Check } from "../../site/check";
import { asksForTransit, checkParts } from "../../site/problems/transit-router";
import type { RouteTable, TransitRouterParts } from "../../site/transit-router";
import { type AddressProps, addressed, addressOfPart } from "../terraform/address";
import { literal, literals } from "../terraform/literal";
import { checkKnownNow, refuse } from "../terraform/refuse";
import { addTransitPermits, type TransitProps } from "./permits";

/** What a transit router has, whether it is made or exists already. */
export interface TransitRouterPartsProps extends AddressProps, TransitProps, TransitRouterParts {
  /** The account that owns it; needed to attach connections of other accounts. @default the connections' account */
  readonly accountId?: string;
}

/** What new and existing transit routers have in common. */
export abstract class TransitRouterBase extends Construct {
  public abstract readonly transitRouterId: string;
  public abstract readonly cenId: string;
  public readonly accountId: string | undefined;
  public readonly provider: TerraformProvider | undefined;
  private readonly ownCidrs: ITerraformDependable[] = [];
  private readonly tableIds = new Map<string, string>();

  protected constructor(
    scope: Construct,
    id: string,
    private readonly parts: TransitRouterPartsProps,
  ) {
    super(scope, id);
    this.accountId = parts.accountId;
    this.provider = parts.provider;
  }

  public get readyForAttachments(): readonly ITerraformDependable[] {
    return this.ownCidrs;
  }

  public routeTableId(name: string): string {
    if (Token.isUnresolved(name)) return name;
    if (name === DEFAULT_TABLE) return this.defaultTableId();
    refuse(this, (check) => check.report(unknownTableProblem(name, this.routeTableNames), "routeTables"));
    return this.tableIds.get(name) ?? name;
  }

  public get routeTableNames(): readonly string[] {
    return Object.keys(this.parts.routeTables ?? {});
  }

  public formerTableNames(name: string): readonly string[] {
    return this.parts.routeTables?.[name]?.formerly ?? [];
  }

  protected checkParts(check: Check): void {
    checkParts(check, this.parts);
    const { cidrs = [], routeTables = {}, region, terraformName } = this.parts;
    for (const [index, cidr] of cidrs.entries()) checkKnownNow(check.at("cidrs"), cidr, index);
    if (region === undefined && asksForTransit(this.parts))
      check.report({ what: "transit needs the region", allowed: "the transit router's region" }, "region");
    for (const [key, { id, formerly }] of Object.entries(routeTables)) {
      if (formerly === undefined || id !== undefined || terraformName !== undefined) continue;
      const what = "without terraformName no address contains its name";
      check.report({ what, allowed: "none, or a terraformName" }, "routeTables", key, "formerly");
    }
  }

  /** Call it once the ids are known. */
  protected addParts(): void {
    const { cidrs = [], routeTables = {} } = this.parts;
    for (const cidr of cidrs) this.ownCidrs.push(this.addCidr(cidr));
    for (const [key, table] of Object.entries(routeTables))
      this.tableIds.set(key, table.id ?? this.addTable(key, table));
    addTransitPermits(this, this.parts, [[DEFAULT_TABLE, {}], ...Object.entries(routeTables)]);
  }

  /** The first call looks it up, once for all attachments. */
  private defaultTableId(): string {
    const found = this.node.tryFindChild("DefaultRouteTable") as DataAlicloudCenTransitRouterRouteTables | undefined;
    const { terraformResourceType: type, friendlyUniqueId: name } = found ?? this.lookUpDefaultTable();
    // asks the cloud for this table alone; a cloud that answers with all tables must not give another one
    return `\${one([for table in data.${type}.${name}.tables : table.transit_router_route_table_id if table.transit_router_route_table_type == "System"])}`;
  }

  private lookUpDefaultTable(): DataAlicloudCenTransitRouterRouteTables {
    const lookup = new DataAlicloudCenTransitRouterRouteTables(this, "DefaultRouteTable", {
      transitRouterId: this.transitRouterId,
      transitRouterRouteTableType: "System",
    });
    return addressed(lookup, this.parts);
  }

  private addCidr(cidr: string): CenTransitRouterCidr {
    const suffix = cidr.replace(/[./]/g, "-");
    const resource = new CenTransitRouterCidr(this, `cidr-${suffix}`, {
      transitRouterId: this.transitRouterId,
      cidr,
      publishCidrRoute: true,
    });
    return addressed(resource, addressOfPart(this.parts, suffix));
  }

  private addTable(key: string, { name = key, description, tags, formerly }: RouteTable): string {
    const resource = new CenTransitRouterRouteTable(this, `table-${key}`, {
      transitRouterId: this.transitRouterId,
      transitRouterRouteTableName: literal(name),
      transitRouterRouteTableDescription: description && literal(description),
      tags: tags && literals(tags),
    });
    return addressed(resource, addressOfPart(this.parts, key, formerly)).transitRouterRouteTableId;
  }
}
