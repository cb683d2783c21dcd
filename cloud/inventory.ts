import { createHash } from "node:crypto";
import type { Fields } from "./fields";
import { Refusal } from "./refusal";

/** Who calls, and where. */
export interface Caller {
  /** The id of the account, or a name that stands for it. */
  readonly account: string;
  /** The region that the request names; a call that names none is about all. */
  readonly region?: string;
  /** The region of the client, where things are made that no region is named for. */
  readonly home?: string;
  /** Whether what is made was there before the rehearsal, and is taken as it is. */
  readonly past?: boolean;
}

/** Something in the cloud. All of it is data. */
export interface CloudObject<F extends object = Fields> {
  readonly kind: string;
  readonly id: string;
  readonly account: string;
  /** Unless it belongs to no region, or no call has said which. */
  readonly region?: string;
  /** Whether it was there before the rehearsal. */
  readonly found: boolean;
  /** What the API says of it, in its words. */
  fields: F;
  tags: Record<string, string>;
  /** What is to become of it, and when. */
  next?: { readonly at: number; readonly fields: object | "gone" };
}

/** Everything in the cloud, and the ids it ever gave out. */
export class Inventory {
  readonly #objects = new Map<string, CloudObject<object>>();
  readonly #unsettled = new Set<CloudObject<object>>();
  readonly #issued = new Set<string>();
  readonly #kinds = new Map<string, Map<string, CloudObject<object>>>();

  constructor(readonly seed: string) {}

  /** A new id that looks like the cloud's, `vco-rehearsal0000000001`. Another seed gives other ids. */
  issue(prefix: string): string {
    const id = `${prefix}-${this.seed}${String(this.#issued.size + 1).padStart(10, "0")}`;
    this.#issued.add(id);
    return id;
  }

  /** Whether this cloud gave the id out: nothing that was there before has it. */
  hasIssued(id: string): boolean {
    return this.#issued.has(id);
  }

  /** A text of hexadecimal digits that the seed and a name decide. */
  made(name: string, length: number): string {
    return createHash("sha256").update(`${this.seed} ${this.#issued.size} ${name}`).digest("hex").slice(0, length);
  }

  add<F extends object>(
    kind: string,
    id: string,
    { account, home, region = home, past = false }: Caller,
    fields: F,
    { found = past, tags = {} }: { found?: boolean; tags?: Record<string, string> } = {},
  ): CloudObject<F> {
    const object: CloudObject<F> = { kind, id, account, ...(region ? { region } : {}), found, fields, tags };
    this.#put(object);
    return object;
  }

  find<F extends object = Fields>(kind: string, id: string): CloudObject<F> | undefined {
    return this.#objects.get(key(kind, id)) as CloudObject<F> | undefined;
  }

  all<F extends object = Fields>(kind: string): CloudObject<F>[] {
    return [...(this.#kinds.get(kind)?.values() ?? [])] as CloudObject<F>[];
  }

  everything(): CloudObject<object>[] {
    return [...this.#objects.values()];
  }

  /** The objects of a kind that a call can see. */
  seen<F extends object = Fields>(kind: string, caller: Caller): CloudObject<F>[] {
    return this.all<F>(kind).filter((one) => isSeen(one, caller));
  }

  /**
   * An object that a call names. An id that this cloud never gave out belongs to one that was there before: it comes into
   * being. One of another region or account, one that was deleted, and what is no id of such a thing is not found.
   */
  reference<F extends object>(kind: string, id: string, caller: Caller, born: () => F): CloudObject<F> {
    const object = this.find<F>(kind, id);
    if (object && isSeen(object, caller)) return object;
    const isOne = FORMS[kind]?.test(id) ?? true;
    if (object || this.#issued.has(id) || !isOne) throw notFound(kind, id, caller);
    return this.add(kind, id, caller, born(), { found: true });
  }

  /** An object that a call is about; it is there, or the call is refused. */
  named<F extends object>(kind: string, id: string, caller: Caller): CloudObject<F> {
    const object = this.find<F>(kind, id);
    if (!object || !isSeen(object, caller)) throw notFound(kind, id, caller);
    return object;
  }

  remove({ kind, id }: CloudObject<object>): void {
    const object = this.#objects.get(key(kind, id));
    if (object) this.#unsettled.delete(object);
    this.#objects.delete(key(kind, id));
    this.#kinds.get(kind)?.delete(id);
  }

  /** Lets an object be what it is to be, in the future. */
  later<F extends object>(object: CloudObject<F>, at: number, fields: Partial<F> | "gone"): void {
    object.next = { at, fields };
    this.#unsettled.add(object);
  }

  /** Lets happen what is due. */
  settle(now: number): void {
    for (const object of this.#unsettled) {
      if (!object.next || object.next.at > now) continue;
      const { fields } = object.next;
      delete object.next;
      this.#unsettled.delete(object);
      if (fields === "gone") this.remove(object);
      else Object.assign(object.fields, fields);
    }
  }

  /** Gives an object another id, wherever it is named. */
  rename(from: string, to: string): void {
    for (const object of this.everything()) {
      const text = JSON.stringify(object);
      if (!text.includes(from)) continue;
      this.remove(object);
      this.#put(JSON.parse(text.replaceAll(from, to)));
    }
  }

  /** All of it as data, keys included. */
  kept(): Kept {
    return { seed: this.seed, issued: [...this.#issued], objects: this.everything() };
  }

  static of({ seed, issued, objects }: Kept): Inventory {
    const inventory = new Inventory(seed);
    for (const id of issued) inventory.#issued.add(id);
    for (const object of structuredClone(objects)) inventory.#put(object);
    return inventory;
  }

  #put(object: CloudObject<object>): void {
    this.#objects.set(key(object.kind, object.id), object);
    const kind = this.#kinds.get(object.kind) ?? new Map();
    this.#kinds.set(object.kind, kind.set(object.id, object));
    if (object.next) this.#unsettled.add(object);
  }
}

/** An inventory as data. */
export interface Kept {
  readonly seed: string;
  readonly issued: readonly string[];
  readonly objects: readonly CloudObject<object>[];
}

/** Whether calls of an account in a region reach an object. */
export function isSeen({ account, region }: CloudObject<object>, caller: Caller): boolean {
  return account === caller.account && (!region || !caller.region || region === caller.region);
}

/** An association and a propagation of the same attachment and table have the same id. */
const key = (kind: string, id: string) => `${kind} ${id}`;

/** What ids of things from before look like. */
const FORMS: Readonly<Record<string, RegExp>> = {
  Cen: /^cen-[\w-]+$/,
  CustomerGateway: /^cgw-[\w-]+$/,
  TransitRouter: /^tr-(?!attach-)[\w-]+$/,
  TransitRouterAttachment: /^tr-attach-[\w-]+$/,
  TransitRouterRouteTable: /^vtb-[\w-]+$/,
  Vpc: /^vpc-[\w-]+$/,
  VpnConnection: /^vco-[\w-]+$/,
  VpnGateway: /^vpn-[\w-]+$/,
};

/**
 * Codes and statuses: of Vpc from the documents of 2021, of Cbn from those of today, `ParameterCenInstanceId` from the
 * provider's source; the rest is ours.
 */
const NOT_FOUND: Readonly<Record<string, readonly [code: string, status: number]>> = {
  Cen: ["ParameterCenInstanceId", 400],
  CustomerGateway: ["InvalidCustomerGatewayInstanceId.NotFound", 404],
  TransitRouter: ["InvalidTransitRouterId.NotFound", 400],
  TransitRouterAttachment: ["InvalidTransitRouterAttachmentId.NotFound", 400],
  TransitRouterRouteEntry: ["IllegalParam.TransitRouterRouteEntryId", 400],
  TransitRouterRouteTable: ["InvalidTransitRouterRouteTableId.NotFound", 400],
  VSwitch: ["InvalidVSwitchId.NotFound", 404],
  Vpc: ["InvalidVpcId.NotFound", 404],
  VpnConnection: ["InvalidVpnConnectionInstanceId.NotFound", 404],
  VpnGateway: ["InvalidVpnGatewayInstanceId.NotFound", 404],
};

export function notFound(kind: string, id: string, { region }: Caller): Refusal {
  const [code, status] = NOT_FOUND[kind] ?? ["Sim.NotFound", 400];
  return new Refusal(code, `There is no ${id} in ${region ?? "any region"}.`, status);
}
