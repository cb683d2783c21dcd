import { API_CBN } from "../../domain/source";
import { environmentYaml } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "association-present",
  level: "warning",
  phases: EVERY_PHASE,
  title: "Every VPN attachment is associated with a route table",
  why: "Unlike the console, the API associates no route table: nothing forwards what the site sends.",
  source: API_CBN,
  fix: "associate: true, or an alicloud_cen_transit_router_route_table_association of your own",
  terraformFix: "add an alicloud_cen_transit_router_route_table_association",
  subjects: (graph) => graph.attachments(),
  check: (attachment) =>
    attachment.hasAssociation()
      ? undefined
      : { what: "no route table is associated with the attachment", allowed: "one association" },
  bad: environmentYaml`
    sites:
      shanghai:
        connections:
          main: {associate: false}`,
  good: environmentYaml`
    sites:
      shanghai:
        connections:
          main: {associate: true}`,
});
