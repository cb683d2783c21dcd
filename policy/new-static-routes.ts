import type { ResourceGraph } from "./model/graph";

/** Static routes that are not there yet, for rules that also look at what is around them. */
export function newStaticRoutes(graph: ResourceGraph) {
  return graph
    .staticRoutes()
    .filter(({ resource }) => resource.isNew !== false)
    .map((route) => ({ resource: route.resource, route, graph }));
}
