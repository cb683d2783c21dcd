import { API_CBN } from "../../domain/source";
import { once } from "../../graph/once";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";
import { cenNetworks } from "./shared/cen-networks";
import { Overlaps } from "./shared/overlaps";

export default rule({
  id: "transit-router-cidrs-apart",
  level: "error",
  phases: EVERY_PHASE,
  title:
    "In one CEN instance a CIDR of a transit router overlaps no other one, no block of a VPC, no network that connections lead to, and no device of a private connection",
  why: "Gateway addresses come from the CIDR: traffic to an overlapping network ends up in the wrong place, and the API refuses two equal CIDRs.",
  source: API_CBN,
  fix: "use a block that no network here has",
  subjects: (graph) => {
    const { cidrs, vpcBlocks, cloudSides, siteSides, devices, cenInstances } = cenNetworks(graph);
    const overlaps = once(() => new Overlaps(cidrs(), cenInstances()));
    return [...cidrs(), ...vpcBlocks(), ...cloudSides(), ...siteSides(), ...devices()].map((networks) => ({
      resource: networks.resource,
      networks,
      overlaps,
    }));
  },
  check: ({ networks, overlaps }) => overlaps().complaints(networks, "a CIDR of a transit router"),
  bad: hcl`
      resource "alicloud_cen_transit_router_cidr" "main" {
        cidr = "10.255.0.0/24"
      }
      resource "alicloud_vpn_gateway_vco_route" "chengdu__main__192-168-9-0-24" {
        route_dest = "10.255.0.0/25"
      }`,
  good: hcl`
      resource "alicloud_cen_transit_router_cidr" "main" {
        cidr = "10.255.0.0/24"
      }
      resource "alicloud_vpn_gateway_vco_route" "chengdu__main__192-168-9-0-24" {
        route_dest = "10.1.0.0/16"
      }`,
});
