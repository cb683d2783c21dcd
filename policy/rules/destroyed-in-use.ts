import { API_VPC } from "../../domain/source";
import { groupBy } from "../../graph/group-by";
import type { ResourceGraph } from "../../graph/network/graph";
import { once } from "../../graph/once";
import { causesOf, isGoing, isReplacement, isStaying } from "../../graph/terraform/change";
import type { Resource } from "../../graph/terraform/resource";
import type { ResourceSubject } from "../../graph/terraform/subject";
import type { Value } from "../../graph/terraform/value";
import { hcl } from "../example";
import { rule } from "../rule";

const RUNNING = hcl`
        resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
          network_type = "public"
        }`;

export default rule({
  id: "destroyed-in-use",
  level: "error",
  refusedByCloud: true,
  phases: ["plan"],
  title: "What something else uses is not destroyed while that stays",
  why: "The cloud refuses to delete a connection that is attached, and a customer gateway or VPN gateway of a connection. Terraform stops halfway.",
  source: API_VPC,
  fix: "destroy its user in the same plan, or keep both; a plan of a part of the stack (-target) leaves users out",
  subjects: (graph) => USES.flatMap((uses) => going(uses(graph))),
  check({ resource, called, users }) {
    const names = users.map((user) => user.address).join(", ");
    const does = isReplacement(resource) ? `replaced${causesOf(resource)}, and destroyed` : "destroyed";
    return {
      what: `the ${called} is ${does} while ${names} ${users.length === 1 ? "uses" : "use"} it: the cloud refuses that`,
      allowed: "",
      fault: does,
      with: users,
    };
  },
  bad: {
    before: RUNNING,
    after: hcl`
        removed {
          from = alicloud_cen_transit_router_vpn_attachment.shanghai__main
          lifecycle { destroy = false }
        }
        resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
          count = 0
        }`,
  },
  good: {
    before: RUNNING,
    after: hcl`
        removed {
          from = alicloud_cen_transit_router_vpn_attachment.shanghai__main
          lifecycle { destroy = false }
        }
        removed {
          from = alicloud_vpn_gateway_vpn_attachment.shanghai__main
          lifecycle { destroy = false }
        }`,
  },
});

/** Objects of one kind, and those that use them by id. */
interface Uses {
  readonly used: readonly ResourceSubject[];
  /** What messages call one of them. */
  readonly called: string;
  readonly users: () => readonly { readonly resource: Resource; readonly ids: readonly Value<string>[] }[];
  /** Whether an update may give a user another one, before Terraform destroys the old one. */
  readonly mayBeExchanged?: boolean;
  /** Whether another rule reports replacements. */
  readonly isOnlyDestroyed?: boolean;
}

const USES: readonly ((graph: ResourceGraph) => Uses)[] = [
  (graph) => ({
    used: graph.ipsecConnections.existing(),
    called: "connection",
    users: () => graph.attachments.existing().map(({ resource, vpnId }) => ({ resource, ids: [vpnId] })),
  }),
  (graph) => ({
    used: graph.vpnGateways.existing(),
    called: "VPN gateway",
    users: () =>
      graph.vpnGatewayConnections.existing().map(({ resource, vpnGatewayId }) => ({ resource, ids: [vpnGatewayId] })),
  }),
  (graph) => ({
    used: graph.customerGateways.existing(),
    called: "customer gateway",
    users: () => graph.connections.existing().map((one) => ({ resource: one.resource, ids: one.customerGatewayIds() })),
    mayBeExchanged: true,
    isOnlyDestroyed: true,
  }),
];

/** What a plan destroys, with its users that stay. */
function going({ used, called, users, mayBeExchanged = false, isOnlyDestroyed = false }: Uses) {
  const ofId = once(() =>
    groupBy(
      users()
        .filter(({ resource }) => isStaying(resource) && !(mayBeExchanged && resource.change?.action === "update"))
        .flatMap(({ resource, ids }) =>
          [...new Set(ids.map((id) => id.ifKnown()))].flatMap((id) => (id === undefined ? [] : { id, resource })),
        ),
      ({ id }) => id,
    ),
  );
  return used
    .filter(({ resource }) => isGoing(resource) && !(isOnlyDestroyed && isReplacement(resource)))
    .map(({ resource }) => ({
      resource,
      called,
      users: (ofId().get(String(resource.change?.id)) ?? []).map((user) => user.resource),
    }))
    .filter(({ users }) => users.length > 0);
}
