import { createHash } from "node:crypto";
import type { Fields } from "./fields";
import { Refusal } from "./refusal";

/** Who calls, and where. */
export interface Caller {
  /** The id of the account, or a name for it. */
  readonly account: string;
  /** The region of the request; a call without one concerns all regions. */
  readonly region?: string;
  /** The client's region, for new objects without a named region. */
  readonly home?: string;
  /** Whether new objects count as existing before the rehearsal, without checks. */
  readonly past?: boolean;
}

/** An object of the cloud, as plain data. */
export interface CloudObject<F extends object = Fields> {
  readonly kind: string;
  readonly id: string;
  readonly account: string;
  /** Absent if it has no region, or an unknown one. */
  readonly region?: string;
  /** Whether it existed before the rehearsal. */
  readonly found: boolean;
  /** Its fields, in the API's words. */
  fields: F;
  tags: Record<string, string>;
  /** Its future changes, with their times. */
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

  /** Whether this cloud made the id, so no earlier object has it. */
  hasIssued(id: string): boolean {
    return this.#issued.has(id);
  }

  /** Hexadecimal digits, derived from the seed and a name. */
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
   * An object that a call names. An id that this cloud never made belongs to an object that existed before, which
   * appears now. Objects of another region or account, deleted objects and wrong ids are not found.
   */
  reference<F extends object>(kind: string, id: string, caller: Caller, born: () => F): CloudObject<F> {
    const object = this.find<F>(kind, id);
    if (object && isSeen(object, caller)) return object;
    const isOne = FORMS[kind]?.test(id) ?? true;
    if (object || this.#issued.has(id) || !isOne) throw notFound(kind, id, caller);
    return this.add(kind, id, caller, born(), { found: true });
  }

  /** The subject of a call; refuses the call if the object does not exist. */
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

  /** Schedules a future change of an object. */
  later<F extends object>(object: CloudObject<F>, at: number, fields: Partial<F> | "gone"): void {
    object.next = { at, fields };
    this.#unsettled.add(object);
  }

  /** Performs changes that are due. */
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

  /** Everything as data, including PSKs. */
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

/** Whether calls of an account in a region can see an object. */
export function isSeen({ account, region }: CloudObject<object>, caller: Caller): boolean {
  return account === caller.account && (!region || !caller.region || region === caller.region);
}

/** An association and a propagation of the same attachment and table have the same id. */
const key = (kind: string, id: string) => `${kind} ${id}`;

/** The form of ids of earlier objects. */
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
