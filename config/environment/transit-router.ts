import { DEFAULT_ACCOUNT } from "../../domain/account";
import { ROUTE_MAP_PRIORITIES, type TransitKind } from "../../domain/transit";
import type { Tags } from "../../site/connection";
import type { EnvironmentFile, RouteTableFile, TransitRouterFile } from "../schema";

/** A transit router with every default written out: one that exists, or one to make. */
export type TransitRouter = ExistingTransitRouter | NewTransitRouter;

interface TransitRouterParts {
  /** Key of the account that owns it. */
  readonly account: string;
  readonly routeTables: Readonly<Record<string, RouteTable>>;
  readonly transit: readonly TransitKind[];
  readonly transitPriority: number;
  readonly vpnAttachmentLimit?: {
    readonly most: number;
    readonly reason: string;
    /** `file:line:column`. */
    readonly source: string;
  };
  /** `file:line:column`. */
  readonly source: string;
}

/** A transit router that exists. */
export interface ExistingTransitRouter extends TransitRouterParts {
  /** CEN instance, `cen-…`. */
  readonly cen: string;
  /** Transit router, `tr-…`. */
  readonly id: string;
  /** CIDRs to add, or those that exist. */
  readonly cidrs: "existing" | readonly string[];
}

/** A transit router to make. */
export interface NewTransitRouter extends TransitRouterParts {
  /** CEN instance, `cen-…`, or one to make. */
  readonly cen: string | Labels;
  /** Never given: it is made. */
  readonly id?: undefined;
  /** Name of the transit router. */
  readonly name: string;
  /** Description of the transit router. @default none */
  readonly description?: string;
  /** Tags of the transit router. */
  readonly tags: Tags;
  /** CIDRs of the transit router. */
  readonly cidrs: readonly string[];
}

export interface Labels {
  readonly name: string;
  readonly description?: string;
  readonly tags: Tags;
}

/** A route table beside the transit router's own. */
export type RouteTable = (
  | { readonly id: string; readonly formerly?: undefined }
  | (Labels & { readonly formerly?: readonly string[]; readonly id?: undefined })
) & {
  readonly transit: readonly TransitKind[];
};

/** What reports call an environment's transit router: its id, once it has one. */
export function transitRouterName(environment: string, { id }: Pick<TransitRouter, "id">): string {
  return id ?? `the transit router of ${environment}`;
}

/** The transit router of a file that has no problems. */
export function toTransitRouter(
  { name: environment, tags = {} }: EnvironmentFile,
  file: TransitRouterFile,
  source: (...path: string[]) => string,
): TransitRouter {
  const { vpnAttachmentLimit: limit, cen, id, description, cidrs, ...rest } = file;
  const { name = `${environment}-hub`, routeTables = {}, transit = [], ...settings } = rest;
  const parts = {
    account: DEFAULT_ACCOUNT,
    transitPriority: ROUTE_MAP_PRIORITIES.lowest,
    ...settings,
    transit,
    routeTables: Object.fromEntries(
      Object.entries(routeTables).map(([key, table]) => [key, toRouteTable(key, table, transit, tags)]),
    ),
    ...(limit ? { vpnAttachmentLimit: { ...limit, source: source("transitRouter", "vpnAttachmentLimit") } } : {}),
    source: source("transitRouter"),
  };
  if (id !== undefined) return { ...parts, cen: cen as string, id, cidrs }; // demanded by `checkTransitRouter`
  return {
    ...parts,
    cen: typeof cen === "string" ? cen : { name: `${environment}-cen`, ...cen, tags },
    name,
    ...(description === undefined ? {} : { description }),
    tags,
    cidrs: cidrs as string[], // as above
  };
}

function toRouteTable(key: string, table: RouteTableFile, transit: readonly TransitKind[], tags: Tags): RouteTable {
  if ("id" in table) return { transit, ...table };
  return { name: key, transit, ...table, tags: { ...tags, ...table.tags } };
}
