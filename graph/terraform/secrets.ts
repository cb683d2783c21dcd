import { type PskFacts, pskFacts } from "../../domain/psk";

/** What remains of a secret when its value is dropped. */
export interface SecretFacts extends PskFacts {
  /** The same number for the same secret, within one plan or state; it says nothing else of it. */
  readonly alike: number;
}

/** The secrets of one plan or state, told apart; they stay in here. */
export class Secrets {
  readonly #seen = new Map<string, SecretFacts>();

  facts(secret: string): SecretFacts {
    const facts = this.#seen.get(secret) ?? { ...pskFacts(secret), alike: this.#seen.size };
    this.#seen.set(secret, facts);
    return facts;
  }
}
