import { isWholePrivateRange } from "../../domain/address";
import { parseCidr } from "../../domain/ipv4";
import { OVERLAPPING_VSWITCHES } from "../../domain/source";
import { once } from "../../graph/once";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";
import { cenNetworks, type NamedNetworks } from "./shared/cen-networks";
import { Overlaps } from "./shared/overlaps";

export default rule({
  id: "vpc-networks-apart",
  level: "warning",
  phases: EVERY_PHASE,
  title: "In one CEN instance no network of a VPC overlaps a network that connections lead to",
  why: "The cloud seems to accept the overlap. Then an address in both is in the VPC or at the site, depending on where the traffic starts: a VPC keeps traffic to its own vSwitches, and advertises them to the transit router. The rest of its blocks leads to the site, until a vSwitch uses it.",
  source: OVERLAPPING_VSWITCHES,
  fix: "give the site or the VPC another network; waive this if route tables keep the two apart",
  subjects: (graph) => {
    if (graph.vpcNetworks().length === 0) return [];
    const { vswitches, vpcBlocks, siteSides, cenInstances } = cenNetworks(graph);
    const overlaps = once(() => new Overlaps([...vswitches(), ...vpcBlocks().map(parts)], cenInstances()));
    return siteSides().map((networks) => ({ resource: networks.resource, networks: parts(networks), overlaps }));
  },
  check: ({ networks, overlaps }) => overlaps().complaints(networks, "a network of a VPC"),
  bad: hcl`
      resource "alicloud_vpc" "app" {
        cidr_block = "192.168.8.0/21"
      }
      resource "alicloud_cen_transit_router_vpc_attachment" "app" {
        vpc_id            = alicloud_vpc.app.id
        transit_router_id = "tr-abc123" # to which connections lead to 192.168.9.0/24
      }`,
  good: hcl`
      resource "alicloud_vpc" "app" {
        cidr_block = "192.168.0.0/21"
      }
      resource "alicloud_cen_transit_router_vpc_attachment" "app" {
        vpc_id            = alicloud_vpc.app.id
        transit_router_id = "tr-abc123" # to which connections lead to 192.168.9.0/24
      }`,
});

/** Without whole private ranges, which mean no network in particular. */
function parts(networks: NamedNetworks): NamedNetworks {
  const isPart = (text: string) => {
    const network = parseCidr(text);
    return !network || !isWholePrivateRange(network);
  };
  return { ...networks, known: () => networks.known().filter(isPart) };
}
