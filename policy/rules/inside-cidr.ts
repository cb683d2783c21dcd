import { insideCidrProblem } from "../../domain/inside-cidr";
import { API_VPC } from "../../domain/source";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "inside-cidr",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "A tunnel's inside CIDR is a /30 of 169.254.0.0/16 that the cloud does not reserve",
  why: "The API refuses any other block, after the customer gateways already exist.",
  source: API_VPC,
  fix: "take a /30 that no other tunnel uses, such as 169.254.10.8/30",
  subjects: (graph) => graph.tunnels(),
  check: (tunnel) => tunnel.bgp.insideCidr.problem(insideCidrProblem),
  bad: "insideCidr: 169.254.169.252/30",
  good: "insideCidr: 169.254.10.0/30",
});
