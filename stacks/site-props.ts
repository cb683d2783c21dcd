import type { Site } from "../config";
import type { VpnSiteProps } from "../modules/site/props";
import type { IVpnGateway } from "../modules/vpn-gateway";
import { isDualTunnel } from "../site/connection";

/** A site of an environment, with references to the VPN gateways that it names. */
export function siteProps(
  { account: _, connections, ...site }: Site,
  vpnGateway: (name: string) => IVpnGateway,
): Omit<VpnSiteProps, "transitRouter"> {
  const found = Object.entries(connections).map(([name, connection]) => {
    if (!isDualTunnel(connection)) return [name, connection];
    const { vpnGateway: named, ...rest } = connection;
    return [name, named === undefined ? rest : { ...rest, vpnGateway: vpnGateway(named) }];
  });
  return { ...site, connections: Object.fromEntries(found) };
}
