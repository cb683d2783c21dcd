import { VpnGatewayVpnAttachment } from "@cdktf/provider-alicloud/lib/vpn-gateway-vpn-attachment";
import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { CONNECTION_DEFAULTS } from "../domain/connection";
import { idProblem } from "../domain/id";
import { addressed } from "./address";
import { type ConnectionProps, type NetworkProps, refuseConnection, selectorsOf, tunnelsOf } from "./connection";
import { keysGiven, settingsOf, tunnelGuard } from "./guard";
import { literal, literals } from "./literal";
import { demandArgument } from "./provider-version";
import { problemOf, refuse } from "./refuse";

/** An IPsec connection that a transit router can take: one that lives on no VPN gateway. */
export interface IIpsecConnection {
  /** `vco-…` */
  readonly ipsecConnectionId: string;
}

export interface IpsecConnectionProps extends ConnectionProps, NetworkProps {
  /** Whether the guard compares keys too. Turn it off only for a cloud that returns keys masked. @default true */
  readonly guardKeys?: boolean;
}

/**
 * A dual-tunnel IPsec connection for a transit router (`alicloud_vpn_gateway_vpn_attachment`). It carries a guard: a plan
 * fails when an edit inside a tunnel would not reach the cloud.
 */
export class IpsecConnection extends Construct implements IIpsecConnection {
  /** A connection that exists already. */
  public static fromId(scope: Construct, id: string, ipsecConnectionId: string): IIpsecConnection {
    const existing = new Construct(scope, id);
    refuse(existing, { ipsecConnectionId: problemOf(ipsecConnectionId, idProblem("vco")) });
    return { ipsecConnectionId };
  }

  public readonly ipsecConnectionId: string;

  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: IpsecConnectionProps) {
    super(scope, id);
    refuseConnection(this, props);
    const { cloud, site } = selectorsOf(props);
    const tunnels = tunnelsOf(props);
    const subject = literal(props.name ?? this.node.path);
    const resource = new VpnGatewayVpnAttachment(this, "Resource", {
      vpnAttachmentName: props.name && literal(props.name),
      networkType: props.network ?? CONNECTION_DEFAULTS.network,
      localSubnet: cloud.join(","),
      remoteSubnet: site.join(","),
      effectImmediately: props.applyImmediately ?? CONNECTION_DEFAULTS.applyImmediately,
      enableTunnelsBgp: Boolean(props.bgp),
      resourceGroupId: props.resourceGroupId,
      ...bandwidthOf(this, props),
      tags: props.tags && literals(props.tags),
      tunnelOptionsSpecification: tunnels.map(
        ({ number, customerGatewayId, enableDpd, enableNatTraversal, ike, ipsec, bgp }) => ({
          tunnelIndex: number,
          customerGatewayId,
          enableDpd,
          enableNatTraversal,
          tunnelIkeConfig: ike,
          tunnelIpsecConfig: ipsec,
          tunnelBgpConfig: bgp,
        }),
      ),
      lifecycle: { precondition: keysGiven(subject, tunnels) },
    });
    this.ipsecConnectionId = addressed(resource, props).id;
    const settings = addressed(new TerraformLocal(this, "Tunnels", settingsOf(tunnels)), props);
    const guard = tunnelGuard({
      subject,
      address: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
      tunnels,
      settings: `local.${settings.friendlyUniqueId}`,
      keys: props.guardKeys ?? CONNECTION_DEFAULTS.guardKeys,
    });
    resource.lifecycle = { ...resource.lifecycle, postcondition: guard };
  }
}

/** Young providers know the argument; so it is given only where it is asked for. */
function bandwidthOf(construct: Construct, { bandwidth }: NetworkProps): { tunnelBandwidth?: string } {
  if (bandwidth === undefined) return {};
  demandArgument(construct, VpnGatewayVpnAttachment.tfResourceType, "tunnel_bandwidth");
  return { tunnelBandwidth: bandwidth === "large" ? "Large" : "Standard" };
}
