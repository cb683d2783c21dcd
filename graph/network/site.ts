import { keysIn } from "../../domain/name";
import type { Connection } from "./words";

/**
 * What distinguishes the site of a connection from others. In our own stacks the address names the site
 * (`shanghai__main`); elsewhere, connections with the same customer gateways surely belong together. Ends the check if
 * these are not known.
 */
export function siteOf(connection: Connection): string {
  const { stack, name } = connection.resource;
  if (namesSite(connection)) return `${stack}/${keysIn(name)[0]}`;
  const gateways = connection.customerGatewayIds().map((gateway) => gateway.identity());
  return [...new Set(gateways)].toSorted().join(" and ");
}

/** Whether its address names the site. */
export function namesSite({ resource }: Connection): boolean {
  return keysIn(resource.name).length > 1;
}
