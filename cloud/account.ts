import { createHash } from "node:crypto";
import type { Caller, Inventory } from "./inventory";

/**
 * The account that owns an object, when a call names the object and its owner. If our account is known only by a name,
 * any id may be its own: it is, if the account has the object.
 */
export function ownerOf(inventory: Inventory, caller: Caller, kind: string, id: string, named?: string): string {
  if (named === undefined) return caller.account;
  const isSaid = /^\d+$/.test(caller.account);
  const home = inventory.find(kind, id)?.account;
  if (home !== undefined && accountId(home) === named) return home;
  return !isSaid && home === caller.account ? caller.account : named;
}

/** The id of an account: 16 digits, invented if the account is known only by a name. */
export function accountId(account: string): string {
  if (/^\d+$/.test(account)) return account;
  const digits = BigInt(`0x${createHash("sha256").update(account).digest("hex").slice(0, 12)}`);
  return `1${String(digits).padStart(15, "0").slice(-15)}`;
}

/** An owner in answers: a number, if a number can hold it. */
export function ownerNumber(account: string): number | string {
  const id = accountId(account);
  return Number.isSafeInteger(Number(id)) ? Number(id) : id;
}
