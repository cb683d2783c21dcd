import { type AccountType, accountOfRole, DEFAULT_ACCOUNT } from "../../domain/account";
import type { AccountFile, EnvironmentFile } from "../schema";

/** How Terraform reaches an account. */
export interface Account {
  /** Where it is known. */
  readonly id?: string;
  /** Alibaba Cloud website that the account belongs to. @default none */
  readonly type?: AccountType;
  /** Profile of the Alibaba Cloud CLI. @default none */
  readonly profile?: string;
  /** Prefix of the variables that hold its credentials. */
  readonly variables?: string;
  /** RAM role to assume. @default none */
  readonly role?: string;
  /** Name of the role's session in the audit log. @default cenvpn */
  readonly sessionName?: string;
}

const SESSION_NAME = "cenvpn";

/** The accounts of a file, the default one among them. */
export function toAccounts({ accounts = {} }: EnvironmentFile): Record<string, Account> {
  const all = { [DEFAULT_ACCOUNT]: {}, ...accounts };
  return Object.fromEntries(Object.entries(all).map(([key, account]) => [key, toAccount(account)]));
}

function toAccount(account: AccountFile): Account {
  if (account.role === undefined) return account;
  const id = accountOfRole(account.role);
  return { ...(id === undefined ? {} : { id }), sessionName: SESSION_NAME, ...account };
}
