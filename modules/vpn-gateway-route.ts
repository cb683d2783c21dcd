import { VpnPbrRouteEntry } from "@cdktf/provider-alicloud/lib/vpn-pbr-route-entry";
import { VpnRouteEntry } from "@cdktf/provider-alicloud/lib/vpn-route-entry";
import { Construct } from "constructs";
import { cidrProblem } from "../domain/ipv4";
import { ROUTE_DEFAULTS, type RouteWeight, routeWeightProblem } from "../domain/route";
import type { Check } from "../site/check";
import { type AddressProps, addressed } from "./terraform/address";
import type { ImportProps } from "./terraform/adoption";
import { refuse } from "./terraform/refuse";
import type { IVpnGatewayConnection } from "./vpn-gateway-connection";

/** A route to make, or to take over. */
export interface VpnGatewayRouteProps extends AddressProps, ImportProps {
  /** The connection that gets the traffic. Immutable. */
  readonly connection: IVpnGatewayConnection;
  /** Network at the site. Immutable. */
  readonly destination: string;
  /** 100 for the active one of two routes to the same network through two connections, 0 for the other. @default 100 */
  readonly weight?: RouteWeight;
  /** Write the route into the VPC's route table. @default true */
  readonly publish?: boolean;
}

/** A policy route to make, or to take over. */
export interface VpnGatewayPolicyRouteProps extends VpnGatewayRouteProps {
  /** Network in the cloud from which the traffic comes. Immutable. */
  readonly origin: string;
}

/** A VPN gateway accepts one change at a time, and by default the provider waits only five minutes. */
const PATIENCE = "30m";

/** A destination route of a VPN gateway (`alicloud_vpn_route_entry`). */
export class VpnGatewayRoute extends Construct {
  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: VpnGatewayRouteProps) {
    super(scope, id);
    refuse(this, (check) => checkRoute(check, props));
    addressed(new VpnRouteEntry(this, "Resource", config(props)), props);
  }
}

/** A policy route of a VPN gateway (`alicloud_vpn_pbr_route_entry`), which also looks at the source of traffic. */
export class VpnGatewayPolicyRoute extends Construct {
  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: VpnGatewayPolicyRouteProps) {
    super(scope, id);
    refuse(this, (check) => {
      checkRoute(check, props);
      check.value("origin", props.origin, cidrProblem);
    });
    const resource = new VpnPbrRouteEntry(this, "Resource", { ...config(props), routeSource: props.origin });
    addressed(resource, props);
  }
}

function checkRoute(check: Check, { destination, weight }: VpnGatewayRouteProps): void {
  check.value("destination", destination, cidrProblem);
  check.value("weight", weight, routeWeightProblem);
}

function config({ connection, destination, weight, publish }: VpnGatewayRouteProps) {
  return {
    vpnGatewayId: connection.vpnGatewayId,
    nextHop: connection.vpnConnectionId,
    routeDest: destination,
    weight: weight ?? ROUTE_DEFAULTS.weight,
    publishVpc: publish ?? ROUTE_DEFAULTS.publish,
    timeouts: { create: PATIENCE, update: PATIENCE, delete: PATIENCE },
  };
}
