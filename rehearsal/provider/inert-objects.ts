import type { ProviderType } from "../catalogue/argument";
import { inertState } from "./inert";
import type { Realm } from "./realm";
import type { Values } from "./values";

/** An object taken on trust, as data. */
export interface InertObject {
  readonly type: string;
  readonly id: string;
  readonly realm: Realm;
  readonly state: Values;
}

/** Objects of types that the cloud does not simulate: a read returns what was written. */
export class InertObjects {
  readonly #objects: Map<string, InertObject>;
  #issued = 0;

  constructor(kept: readonly InertObject[]) {
    this.#objects = new Map(kept.map((object) => [key(object.type, object.id), object]));
  }

  /** The state after an apply. */
  apply(type: string, block: ProviderType, realm: Realm, prior: Values | null, planned: Values | null): Values | null {
    if (!planned) {
      if (prior) this.#objects.delete(key(type, String(prior.id)));
      return null;
    }
    const id = prior ? String(prior.id) : this.#newId(type);
    const { id: _, timeouts: __, ...state } = inertState(block, planned, { id, realm });
    this.#objects.set(key(type, id), { type, id, realm, state });
    return { ...planned, ...state, id };
  }

  read(type: string, realm: Realm, id: string): Values | undefined {
    const kept = this.#objects.get(key(type, id));
    return kept?.realm.region === realm.region && kept.realm.account === realm.account ? kept.state : undefined;
  }

  created() {
    return [...this.#objects.values()]
      .filter(({ realm }) => !realm.past)
      .map(({ type, id, realm: { region, account } }) => ({ type, id, region, account }));
  }

  /** All of them. */
  kept(): readonly InertObject[] {
    return [...this.#objects.values()];
  }

  #newId(type: string): string {
    const start = type.replace(/^alicloud_/, "").replaceAll("_", "-");
    const id = `${start}-rehearsal${String(++this.#issued).padStart(10, "0")}`;
    return this.#objects.has(key(type, id)) ? this.#newId(type) : id;
  }
}

const key = (type: string, id: string) => `${type} ${id}`;
