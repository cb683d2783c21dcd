import type { Problem } from "./problem";

/** Why a text cannot be the id of an account. */
export function accountIdProblem(id: string): Problem | undefined {
  return /^\d{1,20}$/.test(id)
    ? undefined
    : { what: `“${id}” is not the id of an account`, allowed: 'digits, in quotes, such as "1234567890123456"' };
}

const ROLE = /^acs:ram::(\d{1,20}):role\/[\w.\-/]{1,64}$/;

/** Why a text cannot name a role to assume. */
export function roleProblem(role: string): Problem | undefined {
  return ROLE.test(role)
    ? undefined
    : {
        what: `${/^(acs|arn):/.test(role) ? `“${role}”` : "this"} is not a role`,
        allowed: "the ARN of a RAM role, acs:ram::ACCOUNT-ID:role/NAME",
      };
}

/** The account of a role. */
export function accountOfRole(role: string): string | undefined {
  return ROLE.exec(role)?.[1];
}

/** The two websites of Alibaba Cloud: an account belongs to one, and they share nothing. */
export const ACCOUNT_TYPES = { china: "Domestic", international: "International" } as const;
export type AccountType = keyof typeof ACCOUNT_TYPES;

/** The default account. */
export const DEFAULT_ACCOUNT = "default";
