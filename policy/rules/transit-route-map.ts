import { API_CBN } from "../../domain/source";
import { permitProblem, TRANSIT_KINDS } from "../../domain/transit";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "transit-route-map",
  level: "error",
  phases: EVERY_PHASE,
  title: "A route map that lets VPN, Express Connect and CCN reach each other acts where the cloud's own denial does",
  why: "The cloud denies it on the way out of every route table with priority 5000; a map elsewhere changes nothing.",
  source: API_CBN,
  fix: "transmit_direction = RegionOut, with a priority of 1 to 100",
  subjects: (graph) => graph.routeMaps(),
  check({ result, from, to, direction, priority }) {
    const concerns = (kinds: readonly string[]) => TRANSIT_KINDS.some((kind) => kinds.includes(kind.toUpperCase()));
    if (!concerns(from.known()) || !concerns(to.known()) || result.known() !== "Permit") return undefined;
    const problem = permitProblem(direction.known(), priority.known());
    return problem && { ...problem, at: problem.argument === "priority" ? priority : direction };
  },
  bad: "a Permit map from VPN to VBR with transmit_direction = RegionIn",
  good: "a Permit map from VPN to VBR with transmit_direction = RegionOut and priority = 10",
});
