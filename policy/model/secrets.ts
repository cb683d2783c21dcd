import { createHmac, randomBytes } from "node:crypto";
import { type PskFacts, pskFacts } from "../../domain/psk";

/** What remains of a secret when its value is dropped. */
export interface SecretFacts extends PskFacts {
  /** The same number for the same secret, within one plan or state; it says nothing else of it. */
  readonly alike: number;
}

/** The secrets of one plan or state, told apart without keeping any: digests are salted, and stay in here. */
export class Secrets {
  readonly #salt = randomBytes(32);
  readonly #seen = new Map<string, number>();

  facts(secret: string): SecretFacts {
    const digest = createHmac("sha256", this.#salt).update(secret).digest("base64");
    const alike = this.#seen.get(digest) ?? this.#seen.size;
    this.#seen.set(digest, alike);
    return { ...pskFacts(secret), alike };
  }
}
