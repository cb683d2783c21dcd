import { VpnGateway as VpnGatewayResource } from "@cdktf/provider-alicloud/lib/vpn-gateway";
import { Construct } from "constructs";
import type { NetworkType } from "../domain/address";
import { VPN_GATEWAY_DEFAULTS } from "../domain/connection";
import { idProblem } from "../domain/id";
import { nameProblem } from "../domain/name";
import { tagsProblems } from "../domain/tag";
import { type AddressProps, addressed } from "./address";
import type { ImportProps } from "./adoption";
import { literal, literals } from "./literal";
import { problemOf, refuse } from "./refuse";

/** A VPN gateway, made here or elsewhere. */
export interface IVpnGateway {
  /** `vpn-…` */
  readonly vpnGatewayId: string;
}

export interface VpnGatewayProps extends AddressProps, ImportProps {
  /** The VPC whose traffic goes through it, `vpc-…`. Immutable. */
  readonly vpcId: string;
  /** vSwitches of the VPC in two zones, `vsw-…`, one for each tunnel of a connection. Immutable, their order too. */
  readonly vswitchIds: readonly [string, string];
  /** Mbit/s. Immutable. */
  readonly bandwidth: number;
  /** Over the internet, or over Express Connect. Immutable. @default public */
  readonly network?: NetworkType;
  /** Write the routes that BGP learns into the VPC's route table. @default true */
  readonly autoPropagate?: boolean;
  /** 1 to 100 characters. @default none */
  readonly name?: string;
  /** 1 to 100 characters. @default none */
  readonly description?: string;
  /** Resource group, `rg-…`. @default the account's default group */
  readonly resourceGroupId?: string;
  /** Up to 20. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A VPN gateway for IPsec, in two zones and paid by use. One by subscription, which would outlive its resource, is bought
 * elsewhere and taken by `fromId`.
 */
export class VpnGateway extends Construct implements IVpnGateway {
  /** A VPN gateway that exists already. */
  public static fromId(scope: Construct, id: string, vpnGatewayId: string): IVpnGateway {
    const existing = new Construct(scope, id);
    refuse(existing, { vpnGatewayId: problemOf(vpnGatewayId, idProblem("vpn")) });
    return { vpnGatewayId };
  }

  public readonly vpnGatewayId: string;

  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: VpnGatewayProps) {
    super(scope, id);
    const [first, second] = props.vswitchIds;
    refuse(this, {
      vpcId: problemOf(props.vpcId, idProblem("vpc")),
      vswitchIds:
        first === second
          ? { what: "both are the same", allowed: "vSwitches in two zones" }
          : (problemOf(first, idProblem("vsw")) ?? problemOf(second, idProblem("vsw"))),
      bandwidth: problemOf(props.bandwidth, (rate) =>
        Number.isInteger(rate) && rate > 0 ? undefined : { what: `${rate} is no rate`, allowed: "Mbit/s" },
      ),
      name: problemOf(props.name, nameProblem),
      description: problemOf(props.description, nameProblem),
      resourceGroupId: problemOf(props.resourceGroupId, idProblem("rg")),
      tags: problemOf(props.tags, tagsProblems),
      importId: problemOf(props.importId, idProblem("vpn")),
    });
    const resource = new VpnGatewayResource(this, "Resource", {
      vpcId: props.vpcId,
      vswitchId: first,
      disasterRecoveryVswitchId: second,
      bandwidth: props.bandwidth,
      networkType: props.network ?? VPN_GATEWAY_DEFAULTS.network,
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
    // The provider plans another second vSwitch, sends nothing, and plans it again for ever.
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
