import type { Fields } from "./fields";
import type { GatewayAddresses } from "./gateway-addresses";
import type { CloudObject, Inventory, Realm } from "./inventory";

/** What the services of the cloud share. */
export interface World {
  readonly inventory: Inventory;
  readonly gatewayAddresses: GatewayAddresses;
  /** Whether two customer gateways may have one address. What the real cloud does is not known. */
  readonly sharedCustomerGatewayIps: boolean;
}

/**
 * How the cloud handles one resource type. Requests hold what the provider sends, fields what it reads back. A refusal
 * is thrown before anything changes.
 */
export interface Service<F extends object, Request extends object> {
  create(world: World, realm: Realm, request: Request): CloudObject<F>;
  /** Unless given, the sent arguments are stored. */
  update?(world: World, object: CloudObject<F>, request: Partial<Request>): void;
  /** What has to happen, or may speak against it, before the object is gone. */
  remove?(world: World, object: CloudObject<F>): void;
}

/** How the cloud answers a data source: arguments that are given, to attributes; those stay beside the arguments. */
export type Query<Request extends object = object> = (world: World, realm: Realm, request: Request) => Fields;
