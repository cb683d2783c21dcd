import { API_VPC } from "../../domain/source";
import { causesOf, isReplacement } from "../model/change";
import type { CustomerGateway } from "../model/customer-gateway";
import type { ResourceGraph } from "../model/graph";
import type { Tunnel } from "../model/tunnel";
import { ifDecided } from "../model/value";
import { rule } from "../rule";

export default rule({
  id: "customer-gateway-replaced",
  level: "warning",
  phases: ["plan"],
  checks: ["P28"],
  title: "The customer gateway of a connection that runs is not replaced",
  why: "Tunnels that end there are renegotiated with the new one. Destroyed first, the cloud refuses while a connection uses it, and nothing else is applied.",
  source: API_VPC,
  fix: "undo the change, or agree on an outage with the site; lifecycle.create_before_destroy makes the new one first",
  subjects: (graph) =>
    graph
      .customerGateways()
      .filter(({ resource }) => isReplacement(resource))
      .map((gateway) => ({ resource: gateway.resource, tunnels: tunnelsTo(gateway, graph) })),
  check({ resource, tunnels }) {
    const staying = tunnels.filter(({ connection }) => connection.resource.isNew === false);
    if (staying.length === 0) return undefined;
    const names = [...new Set(staying.map((tunnel) => tunnel.resource.address))].join(", ");
    const what = `the customer gateway is replaced${causesOf(resource)}`;
    const others = staying.map((tunnel) => tunnel.resource);
    if (resource.change?.action === "create-then-destroy")
      return {
        what: `${what}: tunnels of ${names} go down meanwhile`,
        allowed: "changes in place",
        fault: causesOf(resource),
        with: others,
      };
    return {
      what: `${what}, and destroyed while ${names} uses it: the cloud refuses that`,
      allowed: "create_before_destroy, or no replacement",
      level: "error",
      fault: `${causesOf(resource)}, destroyed first`,
      with: others,
    };
  },
  bad: "ip_address: 203.0.113.10 → 203.0.113.77",
  good: "ip_address as it is",
});

/** Those that end there now or will: by reference, or by the id that it has now. */
function tunnelsTo({ resource }: CustomerGateway, graph: ResourceGraph): readonly Tunnel[] {
  return graph.tunnels().filter(({ customerGatewayId }) => {
    if (ifDecided(() => customerGatewayId.target()) === resource) return true;
    const id = customerGatewayId.ifKnown();
    return id !== undefined && id === resource.change?.id;
  });
}
