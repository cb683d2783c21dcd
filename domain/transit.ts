import type { Problem } from "./problem";

/**
 * Kinds of connections that the cloud keeps apart from VPN connections: with the first VPN attachment every route table
 * of the transit router gets a route map of priority 5000 that rejects routes among them. Source:
 * `CREATE_A_VPN_CONNECTION`.
 */
export const TRANSIT_KINDS = ["vpn", "vbr", "ccn"] as const;
/** A kind of connection that VPN connections exchange routes with: VPN, Express Connect, Cloud Connect Network. */
export type TransitKind = (typeof TRANSIT_KINDS)[number];

/** Priorities of users' route maps. Source: `API_CBN`. */
export const ROUTE_MAP_PRIORITIES = { lowest: 1, highest: 100 } as const;

/** A route map that lets routes pass in spite of the cloud's own. */
export interface TransitPermit {
  /** The side on which VPN connections are. */
  readonly direction: "from-vpn" | "to-vpn";
  readonly source: readonly TransitKind[];
  readonly destination: readonly TransitKind[];
  readonly priority: number;
}

/** Number of priorities for each table. */
const PER_TABLE = 2;

/**
 * The route maps of one route table. The cloud accepts each priority once in a region and direction, so each table has
 * priorities of its own, by its place among the transit router's tables.
 */
export function transitPermits(kinds: readonly TransitKind[], place: number, first: number): TransitPermit[] {
  const others = kinds.filter((kind) => kind !== "vpn");
  const priority = first + PER_TABLE * place;
  return [
    { direction: "from-vpn", source: ["vpn"], destination: kinds, priority } as const,
    { direction: "to-vpn", source: others, destination: ["vpn"], priority: priority + 1 } as const,
  ].filter(({ source, destination }) => source.length > 0 && destination.length > 0);
}

/** Why so many tables do not fit into the priorities from the first one on. */
export function transitPriorityProblem(first: number, tables: number): Problem | undefined {
  const { lowest, highest } = ROUTE_MAP_PRIORITIES;
  const most = highest - PER_TABLE * tables + 1;
  if (Number.isInteger(first) && first >= lowest && first <= most) return undefined;
  return {
    what: `${tables} route tables with ${PER_TABLE} priorities each do not fit between ${first} and ${highest}`,
    allowed: most >= lowest ? `a whole number from ${lowest} to ${most}` : "fewer route tables",
  };
}

/** Most items in each list of a route map. Source: `API_CBN`. */
const MOST_IN_LIST = 32;

/** Why a number cannot be a priority or preference of a route map. Source: `API_CBN`. */
export function routeMapNumberProblem(number: number): Problem | undefined {
  const { lowest, highest } = ROUTE_MAP_PRIORITIES;
  if (Number.isInteger(number) && number >= lowest && number <= highest) return undefined;
  return {
    what: `${number} is not from ${lowest} to ${highest}`,
    allowed: `a whole number from ${lowest} to ${highest}`,
  };
}

/** Why a list of a route map cannot have so many items. */
export function routeMapListProblem(items: number): Problem | undefined {
  if (items <= MOST_IN_LIST) return undefined;
  return { what: `the list has ${items} items`, allowed: `up to ${MOST_IN_LIST}` };
}

/** Why a Permit route map does not override the cloud's own, which acts on the way out. Source: `API_CBN`. */
export function permitProblem(direction: string): Problem | undefined {
  if (direction === "RegionOut") return undefined;
  return { what: `the map acts on ${direction}, the cloud's denial on the way out`, allowed: "RegionOut" };
}

/** Why a transit router of an edition accepts no VPN attachments. Source: `CREATE_A_VPN_CONNECTION`. */
export function editionProblem(edition: string): Problem | undefined {
  return edition === "Basic"
    ? { what: "the transit router is a Basic Edition transit router", allowed: "an Enterprise Edition transit router" }
    : undefined;
}
