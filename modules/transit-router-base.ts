import { CenTransitRouterCidr } from "@cdktf/provider-alicloud/lib/cen-transit-router-cidr";
import { CenTransitRouterRouteTable } from "@cdktf/provider-alicloud/lib/cen-transit-router-route-table";
import { DataAlicloudCenTransitRouterRouteTables } from "@cdktf/provider-alicloud/lib/data-alicloud-cen-transit-router-route-tables";
import { type ITerraformDependable, propertyAccess, type TerraformProvider, Token } from "cdktf";
import { Construct } from "constructs";
import { idProblem } from "../domain/id";
import { LIMITS } from "../domain/limit";
import { attachmentDescriptionProblem, attachmentNameProblem, formerKeysProblems } from "../domain/name";
import { transitRouterCidrProblem } from "../domain/route";
import { DEFAULT_TABLE, tableKeyProblem, unknownTableProblem } from "../domain/route-table";
import { tagsProblems } from "../domain/tag";
import { type AddressProps, addressed, addressOfPart } from "./address";
import { literal, literals } from "./literal";
import { type FoundByProp, knownNow, problemOf, refuse } from "./refuse";
import { addTransitPermits, type TransitProps, transitProblems } from "./transit-permits";

/** A route table of a transit router: one that exists, or one to make. */
export interface RouteTableProps extends Pick<TransitProps, "transit"> {
  /** A table that exists, `vtb-…`. @default a new one */
  readonly id?: string;
  /** Of a new one: 2 to 128 letters, digits, `_` and `-`, starting with a letter. @default its key */
  readonly name?: string;
  /** Of a new one: 2 to 256 characters, starting with a letter. @default none */
  readonly description?: string;
  /** Of a new one, up to 20. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Former keys of the table, oldest first: it and all that has its key in the address is moved. Needs `terraformName` of the transit router. @default none */
  readonly formerly?: readonly string[];
}

/** What a transit router has, whether it is made or exists already. */
export interface TransitRouterPartsProps extends AddressProps, TransitProps {
  /** The account that owns it; needed where connections of other accounts are attached. @default that of the connections */
  readonly accountId?: string;
  /**
   * CIDRs to add, each a /16 to /24, up to 5 in all: tunnels get their gateway addresses from them, so one must exist before
   * the first attachment. @default none: one that exists has some
   */
  readonly cidrs?: readonly string[];
  /** Route tables beside its own, by a key of your choice other than `default`. @default none */
  readonly routeTables?: Readonly<Record<string, RouteTableProps>>;
}

/** What transit routers have in common, made or found. */
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
    refuse(this, { routeTables: unknownTableProblem(name, [...this.tableIds.keys()]) });
    return this.tableIds.get(name) ?? name;
  }

  public formerTableNames(name: string): readonly string[] {
    return this.parts.routeTables?.[name]?.formerly ?? [];
  }

  protected partsProblems(): FoundByProp {
    const { cidrs = [], routeTables = {} } = this.parts;
    const most = LIMITS.transitRouterCidrs.most;
    return {
      cidrs:
        cidrs.length > most
          ? { what: `there are ${cidrs.length}`, allowed: `up to ${most}` }
          : cidrs.flatMap((cidr) => knownNow(cidr) ?? transitRouterCidrProblem(cidr) ?? []),
      ...transitProblems(this.parts, Object.values(routeTables)),
      ...Object.fromEntries(
        Object.entries(routeTables).flatMap(([key, table]) =>
          Object.entries(tableProblems(key, table, this.parts)).map(([prop, problem]) => [
            `routeTables.${key}${prop}`,
            problem,
          ]),
        ),
      ),
      ...Object.fromEntries(
        formerKeysProblems(routeTables).map(({ key, problem }) => [`routeTables.${key}.formerly`, problem]),
      ),
    };
  }

  /** To be called once the ids are there. */
  protected addParts(): void {
    const { cidrs = [], routeTables = {} } = this.parts;
    for (const cidr of cidrs) this.ownCidrs.push(this.addCidr(cidr));
    for (const [key, table] of Object.entries(routeTables))
      this.tableIds.set(key, table.id ?? this.addTable(key, table));
    addTransitPermits(this, this.parts, [[DEFAULT_TABLE, {}], ...Object.entries(routeTables)]);
  }

  /** Looked up when first asked for: once for all attachments. */
  private defaultTableId(): string {
    const found = this.node.tryFindChild("DefaultRouteTable") as DataAlicloudCenTransitRouterRouteTables | undefined;
    const lookup = found ?? this.lookUpDefaultTable();
    return Token.asString(propertyAccess(lookup.tables.fqn, [0, "transit_router_route_table_id"]));
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

  private addTable(key: string, { name = key, description, tags, formerly }: RouteTableProps): string {
    const resource = new CenTransitRouterRouteTable(this, `table-${key}`, {
      transitRouterId: this.transitRouterId,
      transitRouterRouteTableName: literal(name),
      transitRouterRouteTableDescription: description && literal(description),
      tags: tags && literals(tags),
    });
    return addressed(resource, addressOfPart(this.parts, key, formerly)).transitRouterRouteTableId;
  }
}

function tableProblems(
  key: string,
  { id, name, description, tags, formerly }: RouteTableProps,
  { terraformName }: AddressProps,
): FoundByProp {
  return {
    ".formerly":
      formerly !== undefined && id === undefined && terraformName === undefined
        ? { what: "without terraformName its key is in no address", allowed: "none, or a terraformName" }
        : undefined,
    "": tableKeyProblem(key),
    ".id": problemOf(id, idProblem("vtb")),
    ".name": problemOf(name, attachmentNameProblem),
    ".description": problemOf(description, attachmentDescriptionProblem),
    ".tags": problemOf(tags, tagsProblems),
  };
}
