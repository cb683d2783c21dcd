import { API_CBN } from "../../domain/source";
import { groupBy } from "../../graph/group-by";
import type { TransitRouterCidr } from "../../graph/network/transit-router-cidr";
import type { Attachment } from "../../graph/network/words";
import { once } from "../../graph/once";
import { type Action, isStaying } from "../../graph/terraform/change";
import type { Resource } from "../../graph/terraform/resource";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "transit-router-cidr-in-use",
  level: "error",
  phases: ["plan"],
  title: "A CIDR of a transit router stays as it is while connections are attached",
  why: "Once gateway addresses come from the CIDR, the cloud neither changes nor deletes it: OperationFailed.CidrBlockAllocated, after the provider has tried for 20 minutes.",
  source: API_CBN,
  fix: "keep the CIDR and add another; remove the CIDR when no connection is attached any more",
  subjects: (graph) => {
    const planned = once(() => new Map(graph.transitRouterCidrs().map((cidr) => [addressOf(cidr.resource), cidr])));
    const staying = once(() =>
      groupBy(
        graph.attachments.existing().filter(({ resource }) => isStaying(resource)),
        routerOf,
      ),
    );
    const siblings = once(() => groupBy(graph.transitRouterCidrs.existing(), routerOf));
    return graph.transitRouterCidrs
      .existing()
      .filter(({ resource }) => GOING[resource.change?.action ?? "none"] !== undefined)
      .map((cidr) => ({ resource: cidr.resource, cidr, planned, staying, siblings }));
  },
  check({ resource, cidr, planned, staying, siblings }) {
    const router = cidr.transitRouterId.known();
    // reports the same one, whatever their order in the plan
    const [user] = (staying().get(router) ?? []).toSorted((one, other) =>
      addressOf(one.resource) < addressOf(other.resource) ? -1 : 1,
    );
    const action = resource.change?.action ?? "none";
    if (!user || (action === "update" && planned().get(addressOf(resource))?.cidr.known() === cidr.cidr.known()))
      return undefined;
    const isOnly = siblings().get(router)?.length === 1;
    return {
      what: `the CIDR is ${GOING[action]} while ${user.resource.address} is attached, ${isOnly ? "whose addresses come from it" : "whose addresses may come from it"}`,
      allowed: "",
      level: isOnly ? "error" : "warning",
      fault: action,
      with: [user.resource],
    };
  },
  bad: {
    before: hcl`
        resource "alicloud_cen_transit_router_cidr" "main" {
          cidr = "10.255.0.0/24"
        }`,
    after: hcl`
        resource "alicloud_cen_transit_router_cidr" "main" {
          cidr = "10.254.0.0/24"
        }`,
  },
  good: {
    before: hcl`
        resource "alicloud_cen_transit_router_cidr" "main" {
          cidr = "10.255.0.0/24"
        }`,
    after: hcl`
        resource "alicloud_cen_transit_router_cidr" "main" {
          cidr = "10.255.0.0/24"
        }
        resource "alicloud_cen_transit_router_cidr" "second" {
          transit_router_id = "tr-abc123"
          cidr              = "10.254.0.0/24"
        }`,
  },
});

/** What a plan does to a CIDR that does not stay. */
const GOING: Readonly<Partial<Record<Action, string>>> = {
  update: "changed",
  destroy: "destroyed",
  "destroy-then-create": "replaced",
  "create-then-destroy": "replaced",
};

function addressOf({ stack, address }: Resource): string {
  return `${stack}/${address}`;
}

/** For existing objects, which the cloud has reported. */
function routerOf({ transitRouterId }: Attachment | TransitRouterCidr): string | undefined {
  return transitRouterId.ifKnown();
}
