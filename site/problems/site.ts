import { keyProblem } from "../../domain/name";
import type { Check } from "../check";
import type { Site } from "../site";
import { type ConnectionSurroundings, checkConnection } from "./connection";
import { checkCustomerGateway } from "./customer-gateway";
import { checkFormerNames, checkTags } from "./labels";

/** The surroundings of a site. */
export type SiteSurroundings = Omit<ConnectionSurroundings, "customerGateways">;

/** Everything wrong with a site: each value, and what must fit together. */
export function checkSite(check: Check, site: Site, around: SiteSurroundings): void {
  checkTags(check, site.tags, around.tags);
  const tags = { ...around.tags, ...(check.isKnown(site.tags) ? site.tags : {}) };
  const customerGateways = named(check, "customerGateways", site.customerGateways, "a device at the site");
  for (const [name, gateway] of Object.entries(customerGateways))
    checkCustomerGateway(check.at("customerGateways", name), gateway, tags);
  const connections = named(check, "connections", site.connections, "a connection of the site");
  for (const [name, connection] of Object.entries(connections)) {
    checkConnection(check.at("connections", name), connection, {
      ...around,
      customerGateways: site.customerGateways ?? {},
      tags,
    });
  }
}

/** The known things of a map, which must have at least one; checks their names. */
function named<T extends object>(
  check: Check,
  step: string,
  map: Readonly<Record<string, T>> | undefined,
  what: string,
): Record<string, T> {
  if (!check.isKnown(map)) return {};
  const entries = Object.entries(map ?? {});
  if (entries.length === 0)
    check.report({ what: `${step} is ${map ? "empty" : "missing"}`, allowed: `${what}, by its name` }, step);
  for (const [name] of entries) check.report(keyProblem(name), step, name);
  checkFormerNames(check.at(step), map ?? {});
  return Object.fromEntries(entries.filter(([, value]) => check.isKnown(value)));
}
