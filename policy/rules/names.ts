import { attachmentDescriptionProblem, attachmentNameProblem, nameProblem } from "../../domain/name";
import type { Problem } from "../../domain/problem";
import { API_VPC } from "../../domain/source";
import type { Value } from "../../graph/terraform/value";
import { hcl } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "names",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "The cloud accepts the names and descriptions of customer gateways, connections and attachments",
  why: "The API refuses any other, and the deployment stops halfway.",
  source: API_VPC,
  fix: "shorten or reword the text",
  subjects: (graph) => [
    ...graph.customerGateways().map(({ resource, name, description }) => ({
      resource,
      texts: [text(name, nameProblem), text(description, nameProblem)],
    })),
    ...graph.connections().map(({ resource, name }) => ({ resource, texts: [text(name, nameProblem)] })),
    ...graph.attachments().map(({ resource, name, description }) => ({
      resource,
      texts: [text(name, attachmentNameProblem), text(description, attachmentDescriptionProblem)],
    })),
  ],
  check: ({ texts }) => each(texts, (problem) => problem()),
  bad: hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      description = "https://wiki.example.com/edge-2"
    }`,
  good: hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      description = "edge 2, wiki page Shanghai"
    }`,
});

function text(value: Value<string>, problem: (text: string) => Problem | undefined) {
  // the provider does not send an empty text
  return () => value.problem((text) => (text === "" ? undefined : problem(text)));
}
