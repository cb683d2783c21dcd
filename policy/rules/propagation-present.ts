import { API_CBN } from "../../domain/source";
import { environmentYaml } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "propagation-present",
  level: "warning",
  phases: EVERY_PHASE,
  title: "At least one route table learns the routes of every VPN attachment",
  why: "Unlike the console, the API lets no route table learn the routes: nothing is forwarded to the site.",
  source: API_CBN,
  fix: "propagate: true, or an alicloud_cen_transit_router_route_table_propagation of your own",
  terraformFix: "add an alicloud_cen_transit_router_route_table_propagation",
  subjects: (graph) => graph.attachments(),
  check: (attachment) =>
    attachment.hasPropagation()
      ? undefined
      : { what: "no route table learns the attachment's routes", allowed: "one propagation or more" },
  bad: environmentYaml`
    sites:
      shanghai:
        connections:
          main: {propagate: false}`,
  good: environmentYaml`
    sites:
      shanghai:
        connections:
          main: {propagate: true}`,
});
