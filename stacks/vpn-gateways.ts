import { Construct } from "constructs";
import type { Environment } from "../config";
import { type IVpnGateway, VpnGateway } from "../modules/vpn-gateway";

/** Makes the VPN gateways of an environment; the result finds new and existing gateways by key or id. */
export function addVpnGateways(stack: Construct, { vpnGateways }: Environment): (name: string) => IVpnGateway {
  const scope = new Construct(stack, "vpn-gateways");
  const gateways = Object.entries(vpnGateways).map(([key, gateway]): [string, IVpnGateway] => {
    if ("id" in gateway) return [key, { vpnGatewayId: gateway.id }];
    const { vpc, vswitches, resourceGroup, import: importId, formerly, ...settings } = gateway;
    const props = {
      ...settings,
      vpcId: vpc,
      vswitchIds: vswitches,
      ...(resourceGroup === undefined ? {} : { resourceGroupId: resourceGroup }),
      terraformName: key,
      ...(formerly === undefined ? {} : { formerTerraformNames: formerly }),
      ...(importId === undefined ? {} : { importId }),
    };
    return [key, new VpnGateway(scope, key, props)];
  });
  const known = new Map(gateways);
  return (name) => known.get(name) ?? { vpnGatewayId: name };
}
