import { idProblem } from "../../domain/id";
import { API_VPC } from "../../domain/source";
import type { Value } from "../model/value";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "ids",
  level: "error",
  phases: EVERY_PHASE,
  checks: ["P26"],
  title: "An id that stands in the text is that of the kind of thing which belongs there",
  why: "The cloud does not find it, after all else exists.",
  source: API_VPC,
  fix: "copy the id of the right thing from the console, or refer to its resource",
  subjects: (graph) => [
    ...graph.tunnels().map(({ resource, customerGatewayId }) => ({ resource, ids: [of(customerGatewayId, "cgw")] })),
    ...graph
      .vpnGatewayConnections()
      .map(({ resource, vpnGatewayId }) => ({ resource, ids: [of(vpnGatewayId, "vpn")] })),
    ...graph.attachments().map(({ resource, vpnId, transitRouterId, cenId }) => ({
      resource,
      ids: [of(vpnId, "vco"), of(transitRouterId, "tr"), of(cenId, "cen")],
    })),
    ...graph.staticRoutes().map(({ resource, connectionId }) => ({ resource, ids: [of(connectionId, "vco")] })),
    ...graph
      .transitRouterCidrs()
      .map(({ resource, transitRouterId }) => ({ resource, ids: [of(transitRouterId, "tr")] })),
  ],
  check: ({ ids }) => each(ids, (problem) => problem()),
  bad: 'customer_gateway_id = "vco-abc123"',
  good: 'customer_gateway_id = "cgw-abc123"',
});

/** What refers to a resource is judged at the resource. */
function of(id: Value<string>, kind: Parameters<typeof idProblem>[0]) {
  return () => (id.isReference() || id.isHidden() ? undefined : id.problem(idProblem(kind)));
}
