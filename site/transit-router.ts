import type { TransitKind } from "../domain/transit";
import type { Tags } from "./connection";

/** Name, description and tags of something in CEN. */
export interface CenLabels {
  /** 2 to 128 letters, digits, `_` and `-`, starting with a letter. @default none */
  readonly name?: string;
  /** 2 to 256 characters, starting with a letter. @default none */
  readonly description?: string;
  /** Up to 20. @default none */
  readonly tags?: Tags;
}

/** Which kinds of connections exchange routes with VPN connections. By default the cloud keeps them apart. */
export interface Transit {
  /**
   * Kinds of connections that exchange routes with VPN connections: other VPN connections, virtual border routers
   * (Express Connect), Cloud Connect Network.
   * @default none: the cloud rejects their routes
   */
  readonly transit?: readonly TransitKind[];
}

/** A route table of a transit router: one that exists, or one to make. */
export interface RouteTable extends Transit, CenLabels {
  /** A table that exists, `vtb-…`. @default a new one, whose name is its key */
  readonly id?: string;
  /**
   * Former names of the table, oldest first: Terraform moves the table and everything with its name in the address.
   * @default none
   */
  readonly formerly?: readonly string[];
}

/** What a transit router has, whether it is made or exists already. */
export interface TransitRouterParts extends Transit {
  /**
   * CIDRs to add, each a /16 to /24, up to 5 in all. Tunnels get their gateway addresses from them, so one must exist
   * before the first attachment.
   * @default none: an existing transit router has some
   */
  readonly cidrs?: readonly string[];
  /** Further route tables, by a name of your choice other than `default`. @default none */
  readonly routeTables?: Readonly<Record<string, RouteTable>>;
  /**
   * First priority of the route maps that `transit` makes, 1 to 100; each route table uses two, in order.
   * @default 1
   */
  readonly transitPriority?: number;
}

/** A transit router of a file: one that exists, or one to make. */
export interface TransitRouter extends Omit<TransitRouterParts, "cidrs">, CenLabels {
  /** CEN instance, `cen-…`, or one to make. */
  readonly cen: string | CenLabels;
  /** `tr-…` @default a new one */
  readonly id?: string;
  /** CIDRs to add, or `existing` if the transit router has some. */
  readonly cidrs: "existing" | readonly string[];
}
