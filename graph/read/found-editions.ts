import { at, objects, own, text } from "../terraform/json";

/**
 * Editions of transit routers, by id, that data sources have found. Each data source is as a state, or a plan's earlier
 * reads, show it: `type`, `mode` and `values`.
 */
export function foundEditions(shown: readonly unknown[]): ReadonlyMap<string, string> {
  const found = shown
    .filter((source) => own(source, "mode") === "data" && own(source, "type") === "alicloud_cen_transit_routers")
    .flatMap((source) => objects(at(source, "values", "transit_routers")));
  return new Map(
    found.flatMap((router): [string, string][] => {
      const [id, edition] = [text(router.transit_router_id), text(router.type)];
      return id === undefined || edition === undefined ? [] : [[id, edition]];
    }),
  );
}
