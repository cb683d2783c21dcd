import { VpnGatewayVpnAttachment } from "@cdktf/provider-alicloud/lib/vpn-gateway-vpn-attachment";
import { Construct } from "constructs";
import { addressed } from "./address";
import { type ConnectionProps, type NetworkProps, refuseConnection, selectorsOf, tunnelsOf } from "./connection";
import { keysGiven, tunnelGuard } from "./guard";
import { literal, literals } from "./literal";

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
  public static fromId(ipsecConnectionId: string): IIpsecConnection {
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
      networkType: props.network ?? "public",
      localSubnet: cloud.join(","),
      remoteSubnet: site.join(","),
      effectImmediately: props.applyImmediately ?? false,
      enableTunnelsBgp: Boolean(props.bgp),
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
      lifecycle: {
        precondition: keysGiven(subject, tunnels),
        postcondition: tunnelGuard(subject, tunnels, props.guardKeys ?? true),
      },
    });
    this.ipsecConnectionId = addressed(resource, props).id;
  }
}
