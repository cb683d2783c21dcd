import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { groupBy } from "../../graph/group-by";
import type { ResourceGraph } from "../../graph/network/graph";
import type { RouteMap } from "../../graph/network/route-map";
import { TYPE } from "../../graph/terraform/types";
import { Undecided } from "../../graph/terraform/value";
import { hcl, policyYaml } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "transit-permitted",
  level: "warning",
  phases: EVERY_PHASE,
  title: "Where sites must reach other sites, Express Connect or CCN, route maps of the region permit it both ways",
  why: "With the first VPN attachment the cloud denies these routes in every route table of the transit router.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "add an alicloud_cen_route_map each way: Permit, RegionOut, priority 1 to 100",
  subjects: (graph) => {
    const sure = graph.attachments().filter(({ resource }) => resource.instances.min > 0);
    const byRegion = groupBy(sure, (attachment) => attachment.transitRouterFacts().region);
    return [...byRegion].flatMap(([region, [first]]) => (first ? [{ resource: first.resource, region, graph }] : []));
  },
  check({ graph, region }, { transit }) {
    const ways = transit.flatMap((kind) => [
      { from: "VPN", to: kind },
      ...(kind === "VPN" ? [] : [{ from: kind, to: "VPN" }]),
    ]);
    return each(ways, ({ from, to }) =>
      isPermitted(graph, region, from, to)
        ? undefined
        : {
            what: `no route map permits routes from ${from} to ${to}`,
            allowed: "a Permit map on the way out",
            fault: `${from} to ${to}`,
          },
    );
  },
  bad: [
    policyYaml`
      options:
        transit: [VBR]`,
    hcl`
      resource "alicloud_cen_route_map" "there" {
        cen_id                           = "cen-abc123"
        cen_region_id                    = "cn-hangzhou"
        transmit_direction               = "RegionOut"
        map_result                       = "Permit"
        priority                         = 10
        source_child_instance_types      = ["VPN"]
        destination_child_instance_types = ["VBR"]
      }`,
  ],
  good: [
    policyYaml`
      options:
        transit: [VBR]`,
    hcl`
      resource "alicloud_cen_route_map" "there" {
        cen_id                           = "cen-abc123"
        cen_region_id                    = "cn-hangzhou"
        transmit_direction               = "RegionOut"
        map_result                       = "Permit"
        priority                         = 10
        source_child_instance_types      = ["VPN"]
        destination_child_instance_types = ["VBR"]
      }
      resource "alicloud_cen_route_map" "back" {
        cen_id                           = "cen-abc123"
        cen_region_id                    = "cn-hangzhou"
        transmit_direction               = "RegionOut"
        map_result                       = "Permit"
        priority                         = 11
        source_child_instance_types      = ["VBR"]
        destination_child_instance_types = ["VPN"]
      }`,
  ],
});

function isPermitted(graph: ResourceGraph, region: string | undefined, from: string, to: string): boolean {
  let open: Undecided | undefined;
  for (const map of graph.routeMaps()) {
    try {
      if (permits(map, region, from, to) && map.resource.instances.min > 0) return true;
    } catch (signal) {
      if (signal instanceof Undecided) open ??= signal;
    }
  }
  if (open) throw open;
  if (!graph.hasAll(TYPE.routeMap))
    throw new Undecided("a route map might be in the part of the stack that is not here");
  return false;
}

function permits(map: RouteMap, region: string | undefined, source: string, destination: string): boolean {
  const { direction, result, from, to, regionId, resource } = map;
  const covers = (kinds: readonly string[], kind: string) => kinds.length === 0 || kinds.includes(kind);
  const isMeant =
    direction.known() === "RegionOut" &&
    result.known() === "Permit" &&
    covers(from.or([]), source) &&
    covers(to.or([]), destination);
  if (!isMeant || (region !== undefined && regionId.known() !== region)) return false;
  if (region === undefined) throw new Undecided("the region of the attachment is not known");
  if (map.isNarrowed())
    throw new Undecided(
      `${resource.address} permits some of the routes: it is not known whether all necessary routes pass`,
    );
  return true;
}
