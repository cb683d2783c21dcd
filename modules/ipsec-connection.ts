import { VpnGatewayVpnAttachment } from "@cdktf/provider-alicloud/lib/vpn-gateway-vpn-attachment";
import { Lazy, TerraformLocal, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { CONNECTION_DEFAULTS } from "../domain/connection";
import { idProblem } from "../domain/id";
import { TUNNELS } from "../domain/tunnel";
import { renewableProblem, revisionProblem } from "../domain/tunnel-edits";
import type { EditSettings } from "../site/connection";
import { checkNetworkSettings } from "../site/problems/settings";
import { keysGiven, settingsOf, tunnelGuard } from "./connection/guard";
import { checkConnectionProps } from "./connection/problems";
import { synthesizedTunnels } from "./connection/synthesized-tunnels";
import { carryTunnelEdits } from "./connection/tunnel-edits";
import { type ConnectionProps, type NetworkProps, networkArguments, tunnelsOf } from "./connection/tunnels";
import { addressed } from "./terraform/address";
import { literal } from "./terraform/literal";
import { demandArgument } from "./terraform/provider-version";
import { refuse } from "./terraform/refuse";

/** An IPsec connection that can be attached to a transit router: one without a VPN gateway. */
export interface IIpsecConnection {
  /** `vco-…` */
  readonly ipsecConnectionId: string;
  /** Provider that makes and looks up the connection. @default the stack's provider without an alias */
  readonly provider?: TerraformProvider | undefined;
}

/** A dual-tunnel connection to make, or to take over. */
export interface IpsecConnectionProps extends ConnectionProps, NetworkProps, EditSettings {}

/**
 * A dual-tunnel IPsec connection for a transit router (`alicloud_vpn_gateway_vpn_attachment`). It carries a guard: a plan
 * fails when an edit inside a tunnel would not reach the cloud.
 */
export class IpsecConnection extends Construct implements IIpsecConnection {
  /** A connection that exists already. */
  public static fromId(scope: Construct, id: string, ipsecConnectionId: string): IIpsecConnection {
    const existing = new Construct(scope, id);
    refuse(existing, (check) => check.value("ipsecConnectionId", ipsecConnectionId, idProblem("vco")));
    return { ipsecConnectionId };
  }

  /** `vco-…` */
  public readonly ipsecConnectionId: string;
  /** The provider that makes the connection. */
  public readonly provider: TerraformProvider | undefined;

  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: IpsecConnectionProps) {
    super(scope, id);
    const { tunnelEdits = CONNECTION_DEFAULTS.tunnelEdits, revision = CONNECTION_DEFAULTS.revision } = props;
    refuse(this, (check) => {
      checkConnectionProps(check, props, props.network ?? CONNECTION_DEFAULTS.network);
      checkNetworkSettings(check, props);
      check.value("revision", revision, (number) => revisionProblem(number, tunnelEdits));
      for (const number of TUNNELS) {
        const renewable = props.tunnels?.[number]?.customerGateway?.renewWith !== undefined;
        check.report(renewableProblem(tunnelEdits, renewable), "tunnels", String(number), "customerGateway");
      }
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
    const written = () => synthesizedTunnels(resource);
    const expected = Lazy.anyValue({ produce: () => settingsOf(written()) });
    const settings = addressed(new TerraformLocal(this, "Tunnels", expected), props);
    const guard = tunnelGuard({
      subject,
      address: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
      tunnels: written,
      settings: `local.${settings.friendlyUniqueId}`,
      keys: props.guardKeys ?? CONNECTION_DEFAULTS.guardKeys,
      edits: tunnelEdits,
    });
    resource.lifecycle = { ...resource.lifecycle, postcondition: guard };
    if (tunnelEdits === "refuse") return;
    const customerGateways = TUNNELS.map((number) => props.tunnels[number].customerGateway);
    const { importId: _, provider: __, ...address } = props;
    carryTunnelEdits(this, resource, { edits: tunnelEdits, revision, tunnels: written, customerGateways, address });
  }
}

/** Only recent providers know the argument, so it is given only when asked for. */
function bandwidthOf(construct: Construct, { bandwidth }: NetworkProps): { tunnelBandwidth?: string } {
  if (bandwidth === undefined) return {};
  demandArgument(construct, VpnGatewayVpnAttachment.tfResourceType, "tunnel_bandwidth");
  return { tunnelBandwidth: bandwidth === "large" ? "Large" : "Standard" };
}
