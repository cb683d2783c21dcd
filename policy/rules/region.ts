import { regionProblem } from "../../domain/region";
import { REGIONS_DOCUMENT } from "../../domain/source";
import { namedRegion } from "../../graph/network/attachment-region";
import { rule } from "../rule";

export default rule({
  id: "region",
  level: "error",
  refusedByCloud: true,
  phases: ["synth", "plan"],
  title: "A transit router with VPN attachments is in a region that has IPsec-VPN on transit routers",
  why: "Elsewhere the API refuses the connections, after their customer gateways already exist.",
  source: REGIONS_DOCUMENT,
  fix: "use a transit router in one of those regions, or end the connections on a VPN gateway",
  subjects: (graph) => graph.regions(),
  check({ region }) {
    const name = namedRegion(region);
    const problem = regionProblem(name);
    return problem && { ...problem, at: region, fault: name };
  },
  bad: "region: cn-fuzhou",
  good: "region: cn-hangzhou",
});
