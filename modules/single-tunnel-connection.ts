import { VpnGatewayVpnAttachment } from "@cdktf/provider-alicloud/lib/vpn-gateway-vpn-attachment";
import { Construct } from "constructs";
import { CONNECTION_DEFAULTS, HEALTH_CHECK_DEFAULTS, singleTunnelProblem } from "../domain/connection";
import type { HealthCheck } from "../site/connection";
import { checkHealthCheck } from "../site/problems/connection";
import { checkNetworkSettings } from "../site/problems/settings";
import { keysGiven } from "./connection/guard";
import { checkSingleTunnelProps } from "./connection/problems";
import {
  type ConnectionSettings,
  type NetworkProps,
  networkArguments,
  type TunnelProps,
  tunnelOf,
} from "./connection/tunnels";
import type { IIpsecConnection } from "./ipsec-connection";
import { addressed } from "./terraform/address";
import { literal } from "./terraform/literal";
import { refuse } from "./terraform/refuse";

/** A running connection with one tunnel, to take over. */
export interface SingleTunnelConnectionProps extends ConnectionSettings, Omit<NetworkProps, "bandwidth"> {
  /** The running connection, `vco-…`. Keep it after the import: the cloud makes no connections of this form. */
  readonly importId: string;
  /** The one tunnel. */
  readonly tunnel: TunnelProps;
  /** Probes through the tunnel. @default none */
  readonly healthCheck?: HealthCheck;
}

/**
 * A connection from the time before dual tunnels (`alicloud_vpn_gateway_vpn_attachment` in its legacy form), to adopt a
 * running one. The provider sees its edits, and sends them in place.
 */
export class SingleTunnelConnection extends Construct implements IIpsecConnection {
  /** `vco-…` */
  public readonly ipsecConnectionId: string;

  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: SingleTunnelConnectionProps) {
    super(scope, id);
    refuse(this, (check) => {
      checkSingleTunnelProps(check, { ...props, network: props.network ?? CONNECTION_DEFAULTS.network });
      checkNetworkSettings(check, props);
      check.report(singleTunnelProblem(props.importId), "importId");
      checkHealthCheck(check.at("healthCheck"), props.healthCheck);
    });
    const tunnel = tunnelOf(1, props.tunnel, props);
    const subject = literal(props.name ?? this.node.path);
    const resource = new VpnGatewayVpnAttachment(this, "Resource", {
      ...networkArguments(props),
      customerGatewayId: tunnel.customerGatewayId,
      enableDpd: tunnel.enableDpd,
      enableNatTraversal: tunnel.enableNatTraversal,
      ikeConfig: tunnel.ike,
      ipsecConfig: tunnel.ipsec,
      ...(tunnel.bgp ? { bgpConfig: { enable: true, ...tunnel.bgp } } : {}),
      ...(props.healthCheck ? { healthCheckConfig: healthCheckOf(props.healthCheck) } : {}),
      lifecycle: {
        precondition: keysGiven(subject, [tunnel]),
        // If these blocks are missing, the provider reads them from the cloud: what is on there would stay on, unseen.
        postcondition: [
          ...(tunnel.bgp ? [] : [off(subject, "bgp_config", "BGP", "bgp")]),
          ...(props.healthCheck ? [] : [off(subject, "health_check_config", "a health check", "healthCheck")]),
        ],
      },
    });
    this.ipsecConnectionId = addressed(resource, props).id;
  }
}

function healthCheckOf({ source, destination, interval, retries, switchRoute }: HealthCheck) {
  return {
    enable: true,
    sip: source,
    dip: destination,
    interval: interval ?? HEALTH_CHECK_DEFAULTS.interval,
    retry: retries ?? HEALTH_CHECK_DEFAULTS.retries,
    policy: (switchRoute ?? HEALTH_CHECK_DEFAULTS.switchRoute) ? "revoke_route" : "reserve_route",
  };
}

function off(subject: string, block: string, what: string, key: string) {
  return {
    condition: `\${try(self.${block}[0].enable, false) != true}`,
    errorMessage: `${subject}: the running connection has ${what}, but the configuration has none. Describe it under ${key}, or turn it off in the console first.`,
  };
}
