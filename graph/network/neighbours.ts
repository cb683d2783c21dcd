import type { Kind } from "../terraform/kind";
import type { Relation } from "../terraform/relation";
import type { Resource } from "../terraform/resource";
import type { Identity, Value } from "../terraform/value";
import type { CustomerGateway } from "./customer-gateway";
import type { RouteTableLink } from "./route-table-link";
import type { VpnGatewayRoute } from "./vpn-gateway";
import type { Connection, StaticRoute } from "./words";

/** What a resource needs to know of the others. */
export interface Neighbours {
  readonly connections: Kind<Connection>;
  readonly customerGateways: Kind<CustomerGateway>;
  /** Instances of one resource, by its address without an index. */
  instancesOfCustomerGateway(stack: string, address: string): readonly CustomerGateway[];
  associationsOf(): Relation<RouteTableLink>;
  propagationsOf(): Relation<RouteTableLink>;
  routesOf(): Relation<StaticRoute>;
  vpnGatewayRoutesOf(): Relation<VpnGatewayRoute>;
  transitRouters(): { of(name: Identity): Identity };
  region(resource: Resource): Value<string>;
  knowsExisting(stack: string): boolean;
  knowsForeign(stack: string): boolean;
}
