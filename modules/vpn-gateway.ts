import { VpnGateway as VpnGatewayResource } from "@cdktf/provider-alicloud/lib/vpn-gateway";
import { Construct } from "constructs";
import type { NetworkType } from "../domain/address";
import { VPN_GATEWAY_DEFAULTS } from "../domain/connection";
import { idProblem } from "../domain/id";
import { checkVpnGatewaySettings, checkVswitches } from "../site/problems/vpn-gateway";
import type { VpnGatewaySettings } from "../site/vpn-gateway";
import { type AddressProps, addressed } from "./terraform/address";
import type { ImportProps } from "./terraform/adoption";
import { literal, literals } from "./terraform/literal";
import { refuse } from "./terraform/refuse";

/** A VPN gateway, made here or elsewhere. */
export interface IVpnGateway {
  /** `vpn-…` */
  readonly vpnGatewayId: string;
  /** The network of its connections, if this app makes it. @default not known */
  readonly network?: NetworkType;
}

/** A VPN gateway to make, or to take over. */
export interface VpnGatewayProps extends AddressProps, ImportProps, VpnGatewaySettings {
  /** The VPC whose traffic goes through it, `vpc-…`. Immutable. */
  readonly vpcId: string;
  /** vSwitches of the VPC in two zones, `vsw-…`, one for each tunnel of a connection. Immutable, their order too. */
  readonly vswitchIds: readonly [string, string];
  /** Resource group, `rg-…`. @default the account's default group */
  readonly resourceGroupId?: string;
}

/**
 * A pay-as-you-go VPN gateway for IPsec, in two zones. A subscription gateway would outlive its resource: buy it
 * elsewhere and use `fromId`.
 */
export class VpnGateway extends Construct implements IVpnGateway {
  /** A VPN gateway that exists already. */
  public static fromId(scope: Construct, id: string, vpnGatewayId: string): IVpnGateway {
    const existing = new Construct(scope, id);
    refuse(existing, (check) => check.value("vpnGatewayId", vpnGatewayId, idProblem("vpn")));
    return { vpnGatewayId };
  }

  /** `vpn-…` */
  public readonly vpnGatewayId: string;
  /** The network of its connections. */
  public readonly network: NetworkType;

  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: VpnGatewayProps) {
    super(scope, id);
    const [first, second] = props.vswitchIds;
    refuse(this, (check) => {
      check.value("vpcId", props.vpcId, idProblem("vpc"));
      checkVswitches(check, props.vswitchIds, "vswitchIds");
      checkVpnGatewaySettings(check.ofWhatRuns(props.importId !== undefined), props);
      check.value("resourceGroupId", props.resourceGroupId, idProblem("rg"));
      check.value("importId", props.importId, idProblem("vpn"));
    });
    this.network = props.network ?? VPN_GATEWAY_DEFAULTS.network;
    const resource = new VpnGatewayResource(this, "Resource", {
      vpcId: props.vpcId,
      vswitchId: first,
      disasterRecoveryVswitchId: second,
      bandwidth: props.bandwidth,
      networkType: this.network,
      autoPropagate: props.autoPropagate ?? VPN_GATEWAY_DEFAULTS.autoPropagate,
      paymentType: "PayAsYouGo",
      enableIpsec: true,
      enableSsl: false,
      vpnGatewayName: props.name && literal(props.name),
      description: props.description && literal(props.description),
      resourceGroupId: props.resourceGroupId,
      tags: props.tags && literals(props.tags),
    });
    this.vpnGatewayId = addressed(resource, props).id;
    // The provider plans a change of the second vSwitch, sends nothing, and plans the change again in every run.
    const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
    resource.lifecycle = {
      postcondition: [
        {
          condition: `\${self.disaster_recovery_vswitch_id == ${JSON.stringify(second)}}`,
          errorMessage:
            `${literal(props.name ?? this.node.path)}: the provider does not move a VPN gateway to another second vSwitch. Undo the edit, ` +
            `or renew the gateway with terraform apply -replace=${address}: an outage of all its connections, with new addresses.`,
        },
      ],
    };
  }
}
