import type { CustomerGateway, Site } from "../config";
import type { ICustomerGateway } from "../modules/customer-gateway";
import type { SiteCustomerGatewayProps, VpnSiteProps } from "../modules/site-props";
import type { IVpnGateway } from "../modules/vpn-gateway";

/** A site of an environment, with what it names by key or id found. */
export function siteProps(
  { account: _, customerGateways, connections, existingConnections, singleTunnelConnections, ...site }: Site,
  vpnGateway: (name: string) => IVpnGateway,
): Omit<VpnSiteProps, "transitRouter"> {
  return {
    ...site,
    customerGateways: mapValues(customerGateways, customerGateway),
    connections: mapValues(connections, ({ vpnGateway: name, resourceGroup, ...connection }) => ({
      ...connection,
      ...(resourceGroup === undefined ? {} : { resourceGroupId: resourceGroup }),
      ...(name === undefined ? {} : { vpnGateway: vpnGateway(name) }),
    })),
    singleTunnelConnections: mapValues(singleTunnelConnections, ({ resourceGroup, ...connection }) => ({
      ...connection,
      ...(resourceGroup === undefined ? {} : { resourceGroupId: resourceGroup }),
    })),
    existingConnections: mapValues(existingConnections, ({ id, ...connection }) => ({
      ...connection,
      connection: { ipsecConnectionId: id },
    })),
  };
}

function customerGateway(gateway: CustomerGateway): ICustomerGateway | SiteCustomerGatewayProps {
  if ("id" in gateway) return { customerGatewayId: gateway.id };
  const { import: importId, ...props } = gateway;
  return { ...props, ...(importId === undefined ? {} : { importId }) };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
