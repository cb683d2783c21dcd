import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import type { ResourceGraph } from "../model/graph";
import type { RouteMap } from "../model/route-map";
import { Undecided } from "../model/value";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "transit-permitted",
  level: "warning",
  phases: EVERY_PHASE,
  checks: ["P23"],
  title: "Where sites must reach other sites, Express Connect or CCN, route maps permit it both ways",
  why: "With the first VPN attachment the cloud denies it in every route table of the transit router.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "add an alicloud_cen_route_map each way: Permit, RegionOut, priority 1 to 100",
  subjects: (graph) => {
    const [first] = graph.attachments().filter(({ resource }) => resource.instances.min > 0);
    return first ? [{ resource: first.resource, graph }] : [];
  },
  check({ graph }, { transit }) {
    const ways = transit.flatMap((kind) => [
      { from: "VPN", to: kind },
      ...(kind === "VPN" ? [] : [{ from: kind, to: "VPN" }]),
    ]);
    return each(ways, ({ from, to }) =>
      isPermitted(graph, from, to)
        ? undefined
        : {
            what: `no route map permits routes from ${from} to ${to}`,
            allowed: "a Permit map on the way out",
            fault: `${from} to ${to}`,
          },
    );
  },
  bad: "transit: [VBR] in the policy, and no alicloud_cen_route_map",
  good: "transit: [VBR] in the policy, and a Permit map from VPN to VBR and one from VBR to VPN",
});

function isPermitted(graph: ResourceGraph, from: string, to: string): boolean {
  let open: Undecided | undefined;
  for (const map of graph.routeMaps()) {
    try {
      if (permits(map, from, to) && map.resource.instances.min > 0) return true;
    } catch (signal) {
      if (signal instanceof Undecided) open ??= signal;
    }
  }
  if (open) throw open;
  if (!graph.hasAll("alicloud_cen_route_map"))
    throw new Undecided("a route map might be in the part of the stack that is not here");
  return false;
}

function permits({ direction, result, from, to }: RouteMap, source: string, destination: string): boolean {
  const covers = (kinds: readonly string[], kind: string) => kinds.length === 0 || kinds.includes(kind);
  return (
    direction.known() === "RegionOut" &&
    result.known() === "Permit" &&
    covers(from.or([]), source) &&
    covers(to.or([]), destination)
  );
}
