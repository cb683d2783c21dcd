import { API_VPC } from "../../domain/source";
import { localBgpIpProblem } from "../../domain/tunnel-cidr";
import { rule } from "../rule";

export default rule({
  id: "local-bgp-ip",
  level: "error",
  title: "The cloud's BGP address is one of the two usable addresses of the tunnel's inside CIDR",
  why: "With any other address the BGP session does not come up.",
  source: API_VPC,
  fix: "take the lower of the two addresses",
  subjects: (graph) => graph.tunnels(),
  check: ({ bgp }) => bgp.localBgpIp.problem((ip) => localBgpIpProblem(ip, bgp.tunnelCidr.known())),
  bad: "local_bgp_ip = 169.254.10.3 in 169.254.10.0/30",
  good: "local_bgp_ip = 169.254.10.1 in 169.254.10.0/30",
});
