import { CenRouteMap } from "@cdktf/provider-alicloud/lib/cen-route-map";
import type { Construct } from "constructs";
import { terraformNameOf } from "../../domain/name";
import { ROUTE_MAP_PRIORITIES, type TransitKind, type TransitPermit, transitPermits } from "../../domain/transit";
import type { Transit, TransitRouterParts } from "../../site/transit-router";
import { type AddressProps, addressed, addressOfPart } from "../terraform/address";

/** Which connections exchange routes with VPN connections, which the cloud keeps apart from each other. */
export interface TransitProps extends Pick<TransitRouterParts, "transit" | "transitPriority"> {
  /** Region of the transit router; needed with `transit`. @default none */
  readonly region?: string;
}

/** A transit router, as its route maps need it. */
interface Router extends Construct {
  readonly cenId: string;
  routeTableId(name: string): string;
  formerTableNames(name: string): readonly string[];
}

/**
 * Writes the route maps of each route table, the transit router's own first. A table's `transit` overrides the transit
 * router's.
 */
export function addTransitPermits(
  router: Router,
  props: TransitProps & AddressProps,
  tables: readonly (readonly [string, Transit])[],
): void {
  const { transit = [], transitPriority = ROUTE_MAP_PRIORITIES.lowest, region = "" } = props;
  for (const [place, [table, own]] of tables.entries()) {
    for (const permit of transitPermits(own.transit ?? transit, place, transitPriority)) {
      addPermit(router, table, permit, region, props);
    }
  }
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
