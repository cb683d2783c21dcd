import { VpnGatewayVcoRoute } from "@cdktf/provider-alicloud/lib/vpn-gateway-vco-route";
import { Construct } from "constructs";
import { staticRouteProblem } from "../domain/route";
import { type AddressProps, addressed } from "./terraform/address";
import type { ImportProps } from "./terraform/adoption";
import { refuse } from "./terraform/refuse";
import type { ITransitRouterVpnAttachment } from "./transit-router-vpn-attachment";

/** A route to make, or to take over. */
export interface StaticRouteProps extends AddressProps, ImportProps {
  /** The attachment whose connection gets the traffic. */
  readonly attachment: ITransitRouterVpnAttachment;
  /** Network at the site; neither 0.0.0.0/0 nor touching 100.64.0.0/10. Immutable. */
  readonly destination: string;
  /** Route of the same connection to make before, and to destroy after this one. @default none */
  readonly after?: StaticRoute;
}

const WEIGHT = 100;

/** The import id of a route. Source: `PROVIDER`. */
export function staticRouteId(connectionId: string, destination: string): string {
  return [connectionId, destination, connectionId, WEIGHT].join(":");
}

/** The cloud changes one route of a connection at a time, and by default the provider waits only one minute. */
const PATIENCE = "30m";

/** A static route of an attached connection, on both of its tunnels. */
export class StaticRoute extends Construct {
  private readonly resource: VpnGatewayVcoRoute;

  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: StaticRouteProps) {
    super(scope, id);
    refuse(this, (check) => check.value("destination", props.destination, staticRouteProblem));
    const { attachedConnectionId: connectionId, address } = props.attachment;
    this.resource = new VpnGatewayVcoRoute(this, "Resource", {
      vpnConnectionId: connectionId,
      nextHop: connectionId,
      routeDest: props.destination,
      weight: WEIGHT,
      overlayMode: "Ipsec",
      timeouts: { create: PATIENCE, delete: PATIENCE },
      lifecycle: {
        // The provider does not read this back: after an import it would be missing, and replace the route.
        ignoreChanges: ["overlay_mode"],
        // An attachment that is made again does not change the connection, so the routes would not follow.
        ...(address === undefined ? {} : { replaceTriggeredBy: [`${address}.id`] }),
      },
      ...(props.after ? { dependsOn: [props.after.resource] } : {}),
    });
    addressed(this.resource, props);
  }
}
