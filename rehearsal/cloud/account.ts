import type { Inventory, Realm } from "./inventory";

/**
 * The account that owns what a call names together with its owner. Of an account that no provider configuration says the id
 * of, every id may be the own one: it is where the account has the thing.
 */
export function ownerOf(inventory: Inventory, realm: Realm, kind: string, id: string, named: string): string {
  const isSaid = /^\d+$/.test(realm.account);
  return !isSaid && inventory.find(kind, id)?.realm.account === realm.account ? realm.account : named;
}
