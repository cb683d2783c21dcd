import { regionProblem } from "../../domain/region";
import { REGIONS_DOCUMENT } from "../../domain/source";
import { rule } from "../rule";

export default rule({
  id: "region",
  level: "error",
  refusedByCloud: true,
  phases: ["synth", "plan"],
  checks: ["P25"],
  title: "A transit router with VPN attachments is in a region that has IPsec-VPN on transit routers",
  why: "Elsewhere the API refuses the connections, after their customer gateways already exist.",
  source: REGIONS_DOCUMENT,
  fix: "use a transit router in one of those regions, or end the connections on a VPN gateway: vpnGateway: vpn-…",
  subjects: (graph) => graph.regions(),
  // not given, it comes from the environment that Terraform runs in
  check: ({ region }) => region.problem((id) => (id === "" ? undefined : regionProblem(id))),
  bad: "region: cn-fuzhou",
  good: "region: cn-hangzhou",
});
