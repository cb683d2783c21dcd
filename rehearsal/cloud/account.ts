import { createHash } from "node:crypto";
import type { Inventory, Realm } from "./inventory";

/**
 * The account that owns what a call names together with its owner. Of an account that no provider configuration says the id
 * of, every id may be the own one: it is where the account has the thing.
 */
export function ownerOf(inventory: Inventory, realm: Realm, kind: string, id: string, named: string): string {
  const isSaid = /^\d+$/.test(realm.account);
  const home = inventory.find(kind, id)?.realm.account;
  if (home !== undefined && accountId(home) === named) return home;
  return !isSaid && home === realm.account ? realm.account : named;
}

/** The id of an account: 16 digits, made up where no provider configuration says them. */
export function accountId(account: string): string {
  if (/^\d+$/.test(account)) return account;
  const digits = BigInt(`0x${createHash("sha256").update(account).digest("hex").slice(0, 12)}`);
  return `1${String(digits).padStart(15, "0").slice(-15)}`;
}
