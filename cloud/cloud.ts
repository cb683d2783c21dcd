import { randomUUID } from "node:crypto";
import type { Rules } from "./action";
import { PRODUCTS, type Product } from "./actions";
import { presume } from "./before";
import { Clock } from "./clock";
import { type Fault, Faults } from "./fault";
import type { Fields } from "./fields";
import { type Caller, type CloudObject, Inventory, type Kept } from "./inventory";
import type { Wire } from "./parameters";
import { Refusal } from "./refusal";
import { refuseTexts } from "./texts";

export interface CloudOptions extends Partial<Rules> {
  /** What ids start with after their prefix; the same seed and the same calls give the same ids. @default rehearsal */
  readonly seed?: string;
  /** A kept cloud. @default an empty one */
  readonly kept?: KeptCloud;
  /**
   * Further existing objects. Not needed for ids that a call names and nobody made: their objects appear by themselves.
   * @default none
   */
  readonly found?: readonly Found[];
  /** What goes wrong. @default nothing */
  readonly faults?: readonly Fault[];
}

/** An existing object, as the API describes it. */
export type Found = Pick<CloudObject, "kind" | "id" | "region" | "account" | "fields">;

/** A cloud as data, with PSKs. */
export interface KeptCloud extends Kept {
  readonly now: number;
}

/** One call, for an observer. The parameters contain PSKs. */
export interface Called {
  readonly product: string;
  readonly action: string;
  readonly parameters: Wire;
  readonly answer: Fields | Refusal;
}

const RULES: Rules = {
  busySeconds: 2,
  sharedCustomerGatewayIps: true,
  // "IPsec-VPN connections that can be attached to a transit router: 50." Source: the vendor's page on attaching a connection.
  vpnAttachmentsPerTransitRouter: 50,
};

/** The default caller. */
const SOMEBODY: Caller = { account: "1234567890123456" };

/** The simulated cloud: all regions and accounts, in memory, by the words of its own API. */
export class Cloud {
  readonly clock: Clock;
  readonly #inventory: Inventory;
  readonly #rules: Rules;
  readonly #faults: Faults;
  readonly #answered = new Map<string, { readonly request: string; readonly answer: Fields }>();
  readonly #listeners: ((called: Called) => void)[] = [];

  constructor({ seed = "rehearsal", kept, found = [], faults = [], ...rules }: CloudOptions = {}) {
    this.#rules = { ...RULES, ...rules };
    this.clock = new Clock(kept?.now);
    this.#faults = new Faults(faults);
    this.#inventory = kept ? Inventory.of(kept) : new Inventory(seed);
    for (const one of found) this.#inventory.add(one.kind, one.id, one, { ...one.fields }, { found: true });
  }

  /**
   * One call of the API. Throws a `Refusal` when the cloud refuses.
   * @param parameters Flat, as they are on the wire. If products have actions with one name, `Version` selects the product; the
   * default is VPC. A repeated `ClientToken` gets the first answer again.
   */
  call(name: string, parameters: Wire = {}, client: Caller = SOMEBODY): Fields {
    const { action, product } = actionNamed(name, parameters.Version);
    this.clock.stir();
    const answer = attempt(() => {
      this.#inventory.settle(this.clock.now);
      const { RegionId: region } = parameters;
      const caller = { home: region ?? client.region, ...client, region: region || undefined } as Caller;
      const done = () =>
        this.#once(`${client.account} ${name}`, parameters, () => {
          refuseTexts(name, parameters);
          refuseDryRun(parameters);
          const call = { inventory: this.#inventory, caller, clock: this.clock, rules: this.#rules };
          const given = action(call, parameters);
          this.#inventory.settle(this.clock.now);
          return { RequestId: randomUUID().toUpperCase(), ...present(given) };
        });
      return this.#faults.around(name, done);
    });
    for (const listener of this.#listeners) listener({ product: product.name, action: name, parameters, answer });
    if (answer instanceof Refusal) throw answer;
    return answer;
  }

  /** Calls an observer after every answer. */
  onCall(listener: (called: Called) => void): void {
    this.#listeners.push(listener);
  }

  /** Adds an object that existed before; without an id, it gets one. */
  presume(client: Caller, kind: string, fields: Fields, id?: string): void {
    presume(this.#inventory, { home: client.region, ...client }, kind, fields, id);
  }

  /** Whether this cloud gave the id out. */
  hasIssued(id: string): boolean {
    return this.#inventory.hasIssued(id);
  }

  /** Everything in the cloud, now. */
  objects(): readonly CloudObject<Fields>[] {
    this.#inventory.settle(this.clock.now);
    return this.#inventory.everything() as CloudObject<Fields>[];
  }

  /** Gives an object another id, wherever it is named. */
  rename(from: string, to: string): void {
    this.#inventory.rename(from, to);
  }

  /** The whole cloud as data, to start from later. */
  keep(): KeptCloud {
    return structuredClone({ now: this.clock.now, ...this.#inventory.kept() });
  }

  /** "A token makes a repeated call answer as the first one did." What it does with other parameters is not known; the code is ours. */
  #once(who: string, { ClientToken: token, ...parameters }: Wire, answer: () => Fields): Fields {
    if (!token) return answer();
    const request = JSON.stringify(parameters);
    const before = this.#answered.get(`${who} ${token}`);
    if (before && before.request !== request)
      throw new Refusal("Sim.TokenOfOtherRequest", "The token belongs to a request with other parameters.");
    const given = before?.answer ?? answer();
    this.#answered.set(`${who} ${token}`, { request, answer: given });
    return given;
  }
}

/** A dry run is always refused, with a code that says that the request would have succeeded. */
function refuseDryRun({ DryRun }: Wire): void {
  if (DryRun?.toLowerCase() === "true")
    throw new Refusal("DryRunOperation", "The request is valid; this was a dry run.");
}

function actionNamed(
  name: string,
  version: string | undefined,
): { action: Product["actions"][string]; product: Product } {
  const known = PRODUCTS.filter(({ actions }) => Object.hasOwn(actions, name));
  const product = known.find((one) => (version ?? one.version) === one.version);
  const action = product?.actions[name];
  if (product && action) return { action, product };
  if (known.length > 0) throw new Refusal("InvalidVersion", `Version ${version} has no action ${name}.`);
  // Not 404, which the provider would read as "gone".
  throw new Refusal("Sim.NotSimulated", `The simulated cloud has no action ${name}.`);
}

function attempt(call: () => Fields): Fields | Refusal {
  try {
    return call();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** A frozen answer without undefined values. */
function present(fields: Fields): Fields {
  return JSON.parse(JSON.stringify(fields)) as Fields;
}
