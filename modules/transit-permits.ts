import { CenRouteMap } from "@cdktf/provider-alicloud/lib/cen-route-map";
import type { Construct } from "constructs";
import { terraformNameOf } from "../domain/name";
import {
  ROUTE_MAP_PRIORITIES,
  type TransitKind,
  type TransitPermit,
  transitPermits,
  transitPriorityProblem,
} from "../domain/transit";
import { type AddressProps, addressed, addressOfPart } from "./address";
import type { FoundByProp } from "./refuse";

/** Which connections exchange routes with VPN connections, which the cloud keeps apart from each other. */
export interface TransitProps {
  /**
   * Kinds of connections that exchange routes with VPN connections, by its own and all of `routeTables`: other VPN
   * connections, virtual border routers (Express Connect), Cloud Connect Network. @default none: the cloud rejects them
   */
  readonly transit?: readonly TransitKind[];
  /**
   * First priority of the policies that permit it, 1 to 100; each route table takes two, in order. @default 1
   */
  readonly transitPriority?: number;
  /** Region of the transit router; needed with `transit`. @default none */
  readonly region?: string;
}

/** A transit router, as its policies need it. */
interface Router extends Construct {
  readonly cenId: string;
  routeTableId(name: string): string;
  formerTableNames(name: string): readonly string[];
}

/** Writes the policies of each route table, its own first. A table says `transit` where it differs from the transit router. */
export function addTransitPermits(
  router: Router,
  props: TransitProps & AddressProps,
  tables: readonly (readonly [string, Pick<TransitProps, "transit">])[],
): void {
  const { transit = [], transitPriority = ROUTE_MAP_PRIORITIES.lowest, region = "" } = props;
  for (const [place, [table, own]] of tables.entries()) {
    for (const permit of transitPermits(own.transit ?? transit, place, transitPriority)) {
      addPermit(router, table, permit, region, props);
    }
  }
}

export function transitProblems(
  { transit = [], transitPriority = ROUTE_MAP_PRIORITIES.lowest, region }: TransitProps,
  tables: readonly Pick<TransitProps, "transit">[],
): FoundByProp {
  const asked = [transit, ...tables.map((table) => table.transit ?? transit)].some((kinds) => kinds.length > 0);
  if (!asked) return {};
  return {
    transitPriority: transitPriorityProblem(transitPriority, tables.length + 1),
    region: region === undefined ? { what: "transit needs it", allowed: "the transit router's region" } : undefined,
  };
}

function addPermit(
  router: Router,
  table: string,
  { direction, source, destination, priority }: TransitPermit,
  region: string,
  props: AddressProps,
): void {
  const resource = new CenRouteMap(router, `permit-${table}-${direction}`, {
    cenId: router.cenId,
    cenRegionId: region,
    transitRouterRouteTableId: router.routeTableId(table),
    transmitDirection: "RegionOut",
    priority,
    mapResult: "Permit",
    description: `Routes from ${list(source)} to ${list(destination)}`,
    sourceChildInstanceTypes: source.map(typeName),
    destinationChildInstanceTypes: destination.map(typeName),
    sourceInstanceIdsReverseMatch: false,
    destinationInstanceIdsReverseMatch: false,
  });
  const part = (key: string) => terraformNameOf(key, direction);
  addressed(resource, addressOfPart(props, part(table), router.formerTableNames(table).map(part)));
}

const typeName = (kind: TransitKind) => kind.toUpperCase();
const list = (kinds: readonly TransitKind[]) => kinds.map(typeName).join(", ");
