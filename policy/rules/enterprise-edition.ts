import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { editionProblem } from "../../domain/transit";
import { rule } from "../rule";

export default rule({
  id: "enterprise-edition",
  level: "error",
  phases: ["plan", "state"],
  checks: [],
  title: "A transit router with VPN attachments is an Enterprise Edition one",
  why: "A Basic Edition transit router takes no IPsec connections.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "make an Enterprise Edition transit router: another CEN instance, or the cloud's upgrade",
  subjects: (graph) => graph.madeTransitRouters(),
  check: ({ edition }) => edition.problem(editionProblem),
  bad: "type = Basic",
  good: "type = Enterprise",
});
