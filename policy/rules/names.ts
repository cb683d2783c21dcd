import {
  attachmentDescriptionProblem,
  attachmentNameProblem,
  cenDescriptionProblem,
  cenNameProblem,
  nameProblem,
  vpnGatewayNameProblem,
} from "../../domain/name";
import type { Problem } from "../../domain/problem";
import { API_VPC } from "../../domain/source";
import { TYPE } from "../../graph/terraform/types";
import type { Value } from "../../graph/terraform/value";
import { hcl } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "names",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title:
    "The cloud accepts the names and descriptions of customer gateways, connections, attachments and transit routers",
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
    ...Object.entries(TEXTS).flatMap(([type, problems]) =>
      graph.blocks.of(type).map((block) => ({
        resource: block.resource,
        texts: Object.entries(problems).map(([argument, problem]) => text(block.text(argument), problem)),
      })),
    ),
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

type TextProblem = (text: string) => Problem | undefined;

/** Texts of other resources, by type and argument. */
const TEXTS: Readonly<Record<string, Readonly<Record<string, TextProblem>>>> = {
  [TYPE.cenInstance]: { cen_instance_name: cenNameProblem, description: cenDescriptionProblem },
  [TYPE.transitRouter]: { transit_router_name: cenNameProblem, transit_router_description: cenDescriptionProblem },
  [TYPE.transitRouterCidr]: { transit_router_cidr_name: cenNameProblem, description: cenDescriptionProblem },
  [TYPE.routeTable]: {
    transit_router_route_table_name: cenNameProblem,
    transit_router_route_table_description: cenDescriptionProblem,
  },
  [TYPE.routeEntry]: {
    transit_router_route_entry_name: cenNameProblem,
    transit_router_route_entry_description: cenDescriptionProblem,
  },
  [TYPE.vpnGateway]: { vpn_gateway_name: vpnGatewayNameProblem },
};

function text(value: Value<string>, problem: TextProblem) {
  // the provider does not send an empty text
  return () => value.problem((text) => (text === "" ? undefined : problem(text)));
}
