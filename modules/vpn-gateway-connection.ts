import { VpnConnection } from "@cdktf/provider-alicloud/lib/vpn-connection";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import { CONNECTION_DEFAULTS } from "../domain/connection";
import { idProblem } from "../domain/id";
import { byTunnel } from "../domain/tunnel";
import { selectorsOf } from "../site/defaults";
import type { GatewayAddresses } from "./connection/gateway-addresses";
import { keysGiven } from "./connection/guard";
import { checkConnectionProps } from "./connection/problems";
import { type ConnectionProps, tunnelsOf } from "./connection/tunnels";
import { addressed } from "./terraform/address";
import { literal, literals } from "./terraform/literal";
import { refuse } from "./terraform/refuse";
import type { IVpnGateway } from "./vpn-gateway";

/** A connection on a VPN gateway, as routes need it. */
export interface IVpnGatewayConnection extends IVpnGateway {
  /** `vco-…` */
  readonly vpnConnectionId: string;
}

/** A connection to make, or to take over. */
export interface VpnGatewayConnectionProps extends ConnectionProps {
  /** The VPN gateway on which the connection ends. Immutable. */
  readonly vpnGateway: IVpnGateway;
}

/**
 * A dual-tunnel IPsec connection on a VPN gateway (`alicloud_vpn_connection`). It cannot be attached to a transit
 * router.
 */
export class VpnGatewayConnection extends Construct implements IVpnGatewayConnection {
  /** `vco-…` */
  public readonly vpnConnectionId: string;
  /** `vpn-…` */
  public readonly vpnGatewayId: string;
  /** Addresses of the cloud's gateways. */
  public readonly gatewayAddresses: GatewayAddresses;

  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: VpnGatewayConnectionProps) {
    super(scope, id);
    const { vpnGatewayId } = props.vpnGateway;
    refuse(this, (check) => {
      checkConnectionProps(check, props, props.vpnGateway.network);
      check.value("vpnGateway", vpnGatewayId, idProblem("vpn"));
    });
    const { cloud, site } = selectorsOf(props);
    const tunnels = tunnelsOf(props);
    const resource = new VpnConnection(this, "Resource", {
      vpnGatewayId,
      vpnConnectionName: props.name && literal(props.name),
      localSubnet: [...cloud],
      remoteSubnet: [...site],
      effectImmediately: props.applyImmediately ?? CONNECTION_DEFAULTS.applyImmediately,
      autoConfigRoute: true,
      enableTunnelsBgp: Boolean(props.bgp),
      tags: props.tags && literals(props.tags),
      // Master first: if the order changes, the provider replaces the connection.
      tunnelOptionsSpecification: tunnels.map(
        ({ number, customerGatewayId, enableDpd, enableNatTraversal, ike, ipsec, bgp }) => ({
          role: number === 1 ? "master" : "slave",
          customerGatewayId,
          enableDpd,
          enableNatTraversal,
          tunnelIkeConfig: ike,
          tunnelIpsecConfig: ipsec,
          tunnelBgpConfig: bgp && { ...bgp, localAsn: String(bgp.localAsn) },
        }),
      ),
      lifecycle: { precondition: keysGiven(literal(props.name ?? this.node.path), tunnels) },
    });
    this.vpnConnectionId = addressed(resource, props).id;
    this.vpnGatewayId = vpnGatewayId;
    const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
    this.gatewayAddresses = byTunnel((number) =>
      Lazy.stringValue({
        produce: () => `\${nonsensitive(${address}.tunnel_options_specification[${number - 1}].internet_ip)}`,
      }),
    );
  }
}
