import { localBgpIpProblem } from "../../domain/inside-cidr";
import { API_VPC } from "../../domain/source";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "local-bgp-ip",
  level: "error",
  phases: EVERY_PHASE,
  title: "The cloud's BGP address is one of the two usable addresses of the tunnel's inside CIDR",
  why: "With any other address the BGP session does not come up.",
  source: API_VPC,
  fix: "take the lower of the two addresses",
  subjects: (graph) => graph.tunnels(),
  check: ({ bgp }) => bgp.localBgpIp.problem((ip) => localBgpIpProblem(ip, bgp.insideCidr.known())),
  bad: "cloudIp: 169.254.10.3 with insideCidr: 169.254.10.0/30",
  good: "cloudIp: 169.254.10.1 with insideCidr: 169.254.10.0/30",
});
