import { regionProblem, unknownRegionProblem } from "../../domain/region";
import { REGIONS_DOCUMENT } from "../../domain/source";
import { namedRegion } from "../../graph/network/attachment-region";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "region",
  level: "error",
  refusedByCloud: true,
  warnsBefore: true,
  phases: ["synth", "plan"],
  title: "A transit router with VPN attachments is in a region that has IPsec-VPN on transit routers",
  why: "Elsewhere the API refuses the connections, when their customer gateways already exist. The cloud opens new regions, so an unlisted region is only a warning.",
  source: REGIONS_DOCUMENT,
  fix: "use a transit router in a listed region, or end the connections on a VPN gateway",
  subjects: (graph) => graph.regions(),
  check({ region }) {
    const name = namedRegion(region);
    const problem = regionProblem(name);
    if (problem) return { ...problem, at: region, fault: name };
    const doubt = unknownRegionProblem(name);
    return doubt && { ...doubt, level: "warning", at: region, fault: name };
  },
  bad: hcl`
    provider "alicloud" {
      region = "cn-fuzhou"
    }`,
  good: hcl`
    provider "alicloud" {
      region = "cn-hangzhou"
    }`,
});
