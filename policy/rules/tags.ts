import { API_VPC } from "../../domain/source";
import { tagsProblems } from "../../domain/tag";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "tags",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "A resource has up to 20 tags, none of which uses what the cloud keeps for itself",
  why: "The API refuses any other, and the deployment stops half way.",
  source: API_VPC,
  fix: "rename or remove the tag, here or where it is inherited from",
  subjects: (graph) => [...graph.customerGateways(), ...graph.connections(), ...graph.attachments()],
  check: ({ tags }) => tagsProblems(tags.or({})).map((problem) => ({ ...problem, at: tags, fault: problem.what })),
  bad: "tags: {acs:team: network}",
  good: "tags: {team: network}",
});
