import { VpnGatewayVpnAttachment } from "@cdktf/provider-alicloud/lib/vpn-gateway-vpn-attachment";
import { Construct } from "constructs";
import { HEALTH_CHECK_DEFAULTS, singleTunnelProblem } from "../domain/connection";
import { ipv4Problem } from "../domain/ipv4";
import { addressed } from "./address";
import { type ConnectionSettings, type NetworkProps, networkArguments, type TunnelProps, tunnelOf } from "./connection";
import { refuseSettings, tunnelProblems } from "./connection-problems";
import { keysGiven } from "./guard";
import type { IIpsecConnection } from "./ipsec-connection";
import { literal } from "./literal";
import { problemOf } from "./refuse";

/** Probes through the tunnel; a /32 route at the site has to lead back to the source. */
export interface HealthCheckProps {
  /** Address in the cloud that asks. */
  readonly source: string;
  /** Address at the site that answers. */
  readonly destination: string;
  /** Seconds between two probes. @default 3 */
  readonly interval?: number;
  /** Probes that may fail. @default 3 */
  readonly retries?: number;
  /** Withdraw the routes when the check fails. @default true */
  readonly switchRoute?: boolean;
}

export interface SingleTunnelConnectionProps extends ConnectionSettings, Omit<NetworkProps, "bandwidth"> {
  /** The running connection, `vco-…`. It stays here after the import: a connection of this form cannot be made. */
  readonly importId: string;
  /** The one tunnel. */
  readonly tunnel: TunnelProps;
  /** @default none */
  readonly healthCheck?: HealthCheckProps;
}

/**
 * A connection of the time before dual tunnels (`alicloud_vpn_gateway_vpn_attachment` in its legacy form), to adopt one that
 * runs. Its edits are seen by the provider and go out in place.
 */
export class SingleTunnelConnection extends Construct implements IIpsecConnection {
  public readonly ipsecConnectionId: string;

  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: SingleTunnelConnectionProps) {
    super(scope, id);
    const { source, destination } = props.healthCheck ?? {};
    refuseSettings(this, props, {
      importId: singleTunnelProblem(props.importId),
      ...tunnelProblems("tunnel", props.tunnel, Boolean(props.bgp)),
      "healthCheck.source": problemOf(source, ipv4Problem),
      "healthCheck.destination": problemOf(destination, ipv4Problem),
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
        // Left out, these blocks are read from the cloud: what is on there would stay on unseen.
        postcondition: [
          ...(tunnel.bgp ? [] : [off(subject, "bgp_config", "BGP", "bgp")]),
          ...(props.healthCheck ? [] : [off(subject, "health_check_config", "a health check", "healthCheck")]),
        ],
      },
    });
    this.ipsecConnectionId = addressed(resource, props).id;
  }
}

function healthCheckOf({ source, destination, interval, retries, switchRoute }: HealthCheckProps) {
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
    errorMessage: `${subject}: the running connection has ${what}, of which nothing is written here. Describe it under ${key}, or turn it off in the console first.`,
  };
}
