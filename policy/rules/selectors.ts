import { selectorsProblems } from "../../domain/route";
import { API_VPC } from "../../domain/source";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "selectors",
  level: "error",
  phases: EVERY_PHASE,
  title: "Both sides of a connection are 0.0.0.0/0, or both are specific networks that do not overlap",
  why: "Phase 2 fails, or traffic takes routes that nobody meant: what a mix does is documented nowhere.",
  source: API_VPC,
  fix: "name the networks of both sides, or routing: destination (0.0.0.0/0 on both)",
  terraformFix: "name the networks of both sides, or 0.0.0.0/0 on both",
  subjects: (graph) => graph.connections(),
  check({ localSubnet, remoteSubnet }) {
    const problems = selectorsProblems(localSubnet.known(), remoteSubnet.known());
    return problems.map(({ side, ...problem }) => ({
      ...problem,
      at: side === "site" ? remoteSubnet : localSubnet,
      fault: problem.what,
    }));
  },
  bad: "routing: {cloud: [0.0.0.0/0], site: [10.1.0.0/16]}",
  good: "routing: {cloud: [172.16.0.0/16], site: [10.1.0.0/16]}",
});
