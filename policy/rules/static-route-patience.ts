import { PROVIDER } from "../../domain/source";
import { groupBy } from "../../graph/group-by";
import type { StaticRoute } from "../../graph/network/words";
import { once } from "../../graph/once";
import type { Resource } from "../../graph/terraform/resource";
import { type Identity, ifDecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { rule } from "../rule";

/** The provider's default waiting time, in seconds. Source: `PROVIDER`. */
const DEFAULT_PATIENCE = 60;

export default rule({
  id: "static-route-patience",
  level: "warning",
  phases: ["synth", "plan"],
  title:
    "Terraform makes and destroys several static routes of a connection one after the other, or waits long enough for each",
  why: "The cloud changes one route of a connection at a time, and the provider gives up after a minute.",
  source: PROVIDER,
  fix: 'timeouts { create = "30m", delete = "30m" }, or depends_on from each route to the one before',
  subjects: (graph) => {
    const together = groupBy(graph.staticRoutes(), (route) => ifDecided(() => connectionOf(route)));
    return [...together].flatMap(([connection, routes]) => {
      const siblings = connection === undefined ? [] : routes;
      const isOrdered = once(() => graph.order().among(siblings.map(({ resource }) => resource)));
      const made = routes.filter(({ resource }) => resource.isNew !== false);
      return made.map((route) => ({ resource: route.resource, route, siblings, isOrdered }));
    });
  },
  check({ resource, route, siblings, isOrdered }) {
    connectionOf(route); // ends the check if unknown
    const other = siblings.find((sibling) => sibling !== route && sibling.resource.instances.min > 0);
    if (!other) return undefined;
    const timeouts = route.timeouts.or({});
    const short = (["create", "delete"] as const).flatMap((operation) => {
      const patience = seconds(timeouts[operation]);
      return patience === undefined || patience > DEFAULT_PATIENCE ? [] : [{ operation, patience }];
    });
    if (short.length === 0 || isOrdered()(resource)) return undefined;
    return short.map(({ operation, patience }) => ({
      what: `the route waits ${patience} seconds for its turn${operation === "delete" ? " to be destroyed" : ""}`,
      allowed: "some minutes for each route",
      at: { argument: `timeouts.${operation}` },
      with: [other.resource],
    }));
  },
  bad: hcl`
    resource "alicloud_vpn_gateway_vco_route" "first" {
      vpn_connection_id = "vco-abc123"
      route_dest        = "192.168.10.0/24"
    }
    resource "alicloud_vpn_gateway_vco_route" "second" {
      vpn_connection_id = "vco-abc123"
      route_dest        = "192.168.11.0/24"
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vco_route" "first" {
      vpn_connection_id = "vco-abc123"
      route_dest        = "192.168.10.0/24"
      timeouts {
        create = "30m"
        delete = "30m"
      }
    }
    resource "alicloud_vpn_gateway_vco_route" "second" {
      vpn_connection_id = "vco-abc123"
      route_dest        = "192.168.11.0/24"
      timeouts {
        create = "30m"
        delete = "30m"
      }
    }`,
});

/** The connection of a route, or its name if no stack has it. Ends the check if unknown. */
function connectionOf({ connectionId }: StaticRoute): Resource | Identity {
  return connectionId.target() ?? connectionId.identity();
}

/** A Terraform duration in seconds; undefined for other forms. */
function seconds(duration: string | undefined): number | undefined {
  if (duration === undefined) return DEFAULT_PATIENCE;
  const [, number, unit = ""] = /^(\d+)([smh])$/.exec(duration) ?? [];
  return number === undefined ? undefined : Number(number) * ({ s: 1, m: 60, h: 3600 }[unit] ?? 1);
}
