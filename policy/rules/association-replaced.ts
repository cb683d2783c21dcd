import { PROVIDER } from "../../domain/source";
import { causesOf, isReplacement } from "../../graph/terraform/change";
import { rule } from "../rule";

export default rule({
  id: "association-replaced",
  level: "warning",
  phases: ["plan"],
  title: "The route table that forwards a connection's traffic is not exchanged in passing",
  why: "The provider dissociates, then associates: for some seconds nothing that the site sends is forwarded, and the routes that it was told are withdrawn until those of the new table are.",
  source: PROVIDER,
  fix: "undo the change, or apply it when a short outage does no harm",
  subjects: (graph) => graph.associations().filter(({ resource }) => isReplacement(resource)),
  check(association) {
    const resource = association.attachmentId.target();
    if (!resource || isReplacement(resource)) return undefined; // which tells it
    return {
      what: `the association is replaced${causesOf(association.resource)}: for some seconds nothing is forwarded, and advertised routes are withdrawn`,
      allowed: "changes in place",
      fault: causesOf(association.resource),
    };
  },
  bad: "transit_router_route_table_id: vtb-1 → vtb-2",
  good: "transit_router_route_table_id as it is",
});
