import { VpnGatewayVpnAttachment } from "@cdktf/provider-alicloud/lib/vpn-gateway-vpn-attachment";
import { TerraformLocal, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { CONNECTION_DEFAULTS } from "../domain/connection";
import { idProblem } from "../domain/id";
import { TUNNELS } from "../domain/tunnel";
import { renewableProblem, revisionProblem, type TunnelEdits } from "../domain/tunnel-edits";
import { addressed } from "./address";
import { type ConnectionProps, type NetworkProps, networkArguments, tunnelsOf } from "./connection";
import { refuseConnection } from "./connection-problems";
import { keysGiven, settingsOf, tunnelGuard } from "./guard";
import { literal } from "./literal";
import { demandArgument } from "./provider-version";
import { problemOf, refuse } from "./refuse";
import { carryTunnelEdits } from "./tunnel-edits";

/** An IPsec connection that a transit router can take: one that lives on no VPN gateway. */
export interface IIpsecConnection {
  /** `vco-…` */
  readonly ipsecConnectionId: string;
  /** By which it is made, and looked up. @default the stack's provider without an alias */
  readonly provider?: TerraformProvider | undefined;
}

export interface IpsecConnectionProps extends ConnectionProps, NetworkProps {
  /** Whether the guard compares keys too. Turn it off only for a cloud that returns keys masked. @default true */
  readonly guardKeys?: boolean;
  /**
   * What an edit inside a tunnel does; the provider sends none by itself. `in-place` renews the customer gateways, which must be
   * made here; `replace` means an outage and new gateway addresses. @default refuse, the plan fails
   */
  readonly tunnelEdits?: TunnelEdits;
  /** Raise it when a key changes, which nothing else shows. Of no use with `refuse`. @default 1 */
  readonly revision?: number;
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
  public readonly provider: TerraformProvider | undefined;

  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: IpsecConnectionProps) {
    super(scope, id);
    const { tunnelEdits = CONNECTION_DEFAULTS.tunnelEdits, revision = CONNECTION_DEFAULTS.revision } = props;
    refuseConnection(this, props, {
      revision: revisionProblem(revision, tunnelEdits),
      ...Object.fromEntries(
        TUNNELS.map((number) => [
          `tunnels.${number}.customerGateway`,
          renewableProblem(tunnelEdits, props.tunnels?.[number]?.customerGateway.renewWith !== undefined),
        ]),
      ),
    });
    const tunnels = tunnelsOf(props);
    const subject = literal(props.name ?? this.node.path);
    const resource = new VpnGatewayVpnAttachment(this, "Resource", {
      ...networkArguments(props),
      enableTunnelsBgp: Boolean(props.bgp),
      ...bandwidthOf(this, props),
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
    this.provider = props.provider;
    const settings = addressed(new TerraformLocal(this, "Tunnels", settingsOf(tunnels)), props);
    const guard = tunnelGuard({
      subject,
      address: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
      tunnels,
      settings: `local.${settings.friendlyUniqueId}`,
      keys: props.guardKeys ?? CONNECTION_DEFAULTS.guardKeys,
      edits: tunnelEdits,
    });
    resource.lifecycle = { ...resource.lifecycle, postcondition: guard };
    if (tunnelEdits === "refuse") return;
    const customerGateways = TUNNELS.map((number) => props.tunnels[number].customerGateway);
    const { importId: _, provider: __, ...address } = props;
    carryTunnelEdits(this, resource, { edits: tunnelEdits, revision, tunnels, customerGateways, address });
  }
}

/** Young providers know the argument; so it is given only where it is asked for. */
function bandwidthOf(construct: Construct, { bandwidth }: NetworkProps): { tunnelBandwidth?: string } {
  if (bandwidth === undefined) return {};
  demandArgument(construct, VpnGatewayVpnAttachment.tfResourceType, "tunnel_bandwidth");
  return { tunnelBandwidth: bandwidth === "large" ? "Large" : "Standard" };
}
