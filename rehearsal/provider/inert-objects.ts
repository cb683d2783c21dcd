import type { ProviderType } from "../catalogue/argument";
import { inertState } from "./inert";
import type { Realm } from "./realm";
import type { Values } from "./values";

interface Kept {
  readonly type: string;
  readonly id: string;
  readonly realm: Realm;
  readonly state: Values;
}

/** Objects of types that the cloud does not simulate: what is written is read back. */
export class InertObjects {
  readonly #objects = new Map<string, Kept>();
  #issued = 0;

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

  #newId(type: string): string {
    const start = type.replace(/^alicloud_/, "").replaceAll("_", "-");
    return `${start}-rehearsal${String(++this.#issued).padStart(10, "0")}`;
  }
}

const key = (type: string, id: string) => `${type} ${id}`;
