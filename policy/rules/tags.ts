import { API_VPC } from "../../domain/source";
import { tagsProblems } from "../../domain/tag";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "tags",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "A resource has up to 20 tags, without the prefixes that the cloud reserves",
  why: "The API refuses any other, and the deployment stops halfway.",
  source: API_VPC,
  fix: "rename or remove the tag, here or where the resource inherits it",
  subjects: (graph) => [...graph.customerGateways(), ...graph.connections(), ...graph.attachments()],
  check: ({ tags }) => tagsProblems(tags.or({})).map((problem) => ({ ...problem, at: tags, fault: problem.what })),
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tags = { "acs:team" = "network" }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tags = { team = "network" }
    }`,
});
