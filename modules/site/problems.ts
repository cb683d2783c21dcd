import { Token } from "cdktf";
import { accountIdProblem } from "../../domain/account";
import { idProblem } from "../../domain/id";
import { keyProblem } from "../../domain/name";
import type { Check } from "../../site/check";
import { type Connection, isDualTunnel } from "../../site/connection";
import { routesOf } from "../../site/defaults";
import { checkSite } from "../../site/problems/site";
import type { Site } from "../../site/site";
import { plainGateway } from "../connection/problems";
import { checkKnownNow } from "../terraform/refuse";
import { checkTablesKnown } from "../transit-router-vpn-attachment";
import type { IVpnGateway } from "../vpn-gateway";
import type { VpnSiteProps } from "./props";

/** The props of a site as plain data, with each VPN gateway under the name of the connection that ends on it. */
export function plainSite({ customerGateways, connections, tags, formerly }: VpnSiteProps): Site {
  return {
    customerGateways: mapValues(customerGateways, (gateway) =>
      "customerGatewayId" in gateway ? plainGateway(gateway) : gateway,
    ),
    connections: mapValues(connections, (connection, name): Connection => {
      if (!isDualTunnel(connection)) return connection;
      const { vpnGateway, ...rest } = connection;
      return vpnGateway === undefined ? rest : { ...rest, vpnGateway: name };
    }),
    ...(tags === undefined ? {} : { tags }),
    ...(formerly === undefined ? {} : { formerly }),
  };
}

/** Everything wrong with the props of a site, before making anything. */
export function checkSiteProps(check: Check, key: string, props: VpnSiteProps): void {
  const { transitRouter, connections, accountId } = props;
  check.report(keyProblem(key));
  check.value("accountId", accountId, accountIdProblem);
  const site = plainSite(props);
  const tables = transitRouter?.routeTableNames;
  checkSite(check, site, {
    ...(transitRouter ? { transitRouter: tables ? { routeTables: tables } : {} } : {}),
    vpnGateway: (name) => {
      const gateway = vpnGatewayOf(connections[name]);
      const id = gateway?.vpnGatewayId;
      const problem = id === undefined || Token.isUnresolved(id) ? undefined : idProblem("vpn")(id);
      return { problem, network: gateway?.network };
    },
  });
  for (const [name, connection] of Object.entries(site.connections))
    checkAddresses(check.at("connections", name), connection);
}

/** Parts of Terraform addresses must be known now. */
function checkAddresses(check: Check, connection: Connection): void {
  for (const [index, { to, from }] of routesOf(connection.routes).entries()) {
    checkKnownNow(check.at("routes"), to, index);
    checkKnownNow(check.at("routes"), from, index);
  }
  if (isDualTunnel(connection) && connection.vpnGateway !== undefined) return;
  checkTablesKnown(check, connection);
}

export function vpnGatewayOf(connection: VpnSiteProps["connections"][string] | undefined): IVpnGateway | undefined {
  return connection && isDualTunnel(connection) ? connection.vpnGateway : undefined;
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries({ ...record }).map(([key, value]) => [key, change(value, key)]));
}
