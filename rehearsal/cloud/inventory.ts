import type { Fields } from "./fields";
import { Refusal } from "./refusal";

/** Where an object lives and whose it is. */
export interface Realm {
  readonly region: string;
  readonly account: string;
  /** Whether what is made here was there before the rehearsal. */
  readonly past?: boolean;
}

export interface CloudObject<F extends object = Fields> {
  readonly id: string;
  /** Terraform type of a resource; `transit_router`, `route_table` and the like for what only exists beside them. */
  readonly kind: string;
  readonly realm: Realm;
  readonly fields: F;
  /** Whether it was there before the rehearsal. */
  readonly found: boolean;
}

/** Everything in the cloud, and the ids it ever gave out. */
export class Inventory {
  readonly #objects = new Map<string, CloudObject<object>>();
  readonly #issued = new Set<string>();

  /** A new id that looks like the cloud's, `vco-rehearsal0000000001`. */
  issue(prefix: string): string {
    const id = `${prefix}-rehearsal${String(this.#issued.size + 1).padStart(10, "0")}`;
    this.#issued.add(id);
    return id;
  }

  add<F extends object>(
    kind: string,
    id: string,
    realm: Realm,
    fields: F,
    found = realm.past ?? false,
  ): CloudObject<F> {
    const object = { id, kind, realm, fields, found };
    this.#objects.set(key(kind, id), object);
    return object;
  }

  find<F extends object = Fields>(kind: string, id: string): CloudObject<F> | undefined {
    return this.#objects.get(key(kind, id)) as CloudObject<F> | undefined;
  }

  /**
   * An object that a call names. An id that this cloud never gave out belongs to one that was there before: it comes
   * into being. One of another region or account, one that was deleted, and what is no id of such a thing is not found.
   */
  reference<F extends object>(kind: string, id: string, realm: Realm, born: () => F): CloudObject<F> {
    const object = this.find<F>(kind, id);
    if (object && isIn(object, realm)) return object;
    const isOne = FORMS[kind]?.test(id) ?? true;
    if (object || this.#issued.has(id) || !isOne) throw notFound(kind, id, realm);
    return this.add(kind, id, realm, born(), true);
  }

  /** Whether this cloud gave the id out: nothing that was there before has it. */
  hasIssued(id: string): boolean {
    return this.#issued.has(id);
  }

  /** Gives an object another id, wherever it is named. */
  rename(from: string, to: string): void {
    for (const object of [...this.#objects.values()]) {
      const text = JSON.stringify([object.id, object.fields]);
      if (!text.includes(from)) continue;
      this.remove(object);
      const [id, fields] = JSON.parse(text.replaceAll(from, to)) as [string, object];
      this.add(object.kind, id, object.realm, fields, object.found);
    }
  }

  remove({ kind, id }: CloudObject<object>): void {
    this.#objects.delete(key(kind, id));
  }

  all<F extends object = Fields>(kind?: string): CloudObject<F>[] {
    const objects = [...this.#objects.values()] as CloudObject<F>[];
    return kind === undefined ? objects : objects.filter((object) => object.kind === kind);
  }
}

/** A CEN instance belongs to an account, and to no region. */
const WITHOUT_REGION = ["alicloud_cen_instance"];

/** Whether calls in a region and an account reach an object. */
export function isIn({ kind, realm: { region, account } }: CloudObject<object>, realm: Realm): boolean {
  return account === realm.account && (region === realm.region || WITHOUT_REGION.includes(kind));
}

/** An association and a propagation of the same attachment and table have the same id. */
const key = (kind: string, id: string) => `${kind} ${id}`;

/** What ids of things from before look like. Terraform's id of a transit router has that of its CEN instance in front. */
const FORMS: Readonly<Record<string, RegExp>> = {
  alicloud_cen_instance: /^cen-[\w-]+$/,
  alicloud_cen_transit_router_vpn_attachment: /^tr-attach-[\w-]+$/,
  alicloud_vpc: /^vpc-[\w-]+$/,
  alicloud_vpn_connection: /^vco-[\w-]+$/,
  alicloud_vpn_customer_gateway: /^cgw-[\w-]+$/,
  alicloud_vpn_gateway: /^vpn-[\w-]+$/,
  alicloud_vpn_gateway_vpn_attachment: /^vco-[\w-]+$/,
  route_table: /^vtb-[\w-]+$/,
  transit_router: /^tr-(?!attach-)[\w-]+$/,
};

/** Codes from the provider's source, which takes them for "gone"; the rest are ours. */
const NOT_FOUND: Readonly<Record<string, string>> = {
  alicloud_cen_instance: "ParameterCenInstanceId",
  alicloud_vpn_customer_gateway: "InvalidCustomerGatewayInstanceId.NotFound",
  alicloud_vpn_gateway_vpn_attachment: "InvalidVpnConnectionInstanceId.NotFound",
  alicloud_vpn_connection: "InvalidVpnConnectionInstanceId.NotFound",
  alicloud_vpn_gateway: "InvalidVpnGatewayInstanceId.NotFound",
  transit_router: "InvalidTransitRouterId.NotFound",
  route_table: "InvalidTransitRouterRouteTableId.NotFound",
};

export function notFound(kind: string, id: string, realm: Realm): Refusal {
  return new Refusal(NOT_FOUND[kind] ?? "Sim.NotFound", `There is no ${id} in ${realm.region}.`);
}
