import type { Value, Values } from "./values";

/** Where a provider configuration works, and for whom. */
export interface Realm {
  readonly region: string;
  /** The id of the account, or a name that stands for it. */
  readonly account: string;
  /** Whether objects made here count as existing before the rehearsal. */
  readonly past?: boolean;
}

/** Mark of a provider configuration that makes objects from before the rehearsal. */
export const BEFORE = "cenvpn: before the rehearsal";

/** The account of a provider configuration that names none. */
export const DEFAULT_ACCOUNT = "default";

/** Region and account of a provider configuration; its environment and default are the real provider's. */
export function realmOf(config: Values, env: NodeJS.ProcessEnv = process.env): Realm {
  const region = text(config.region) ?? env.ALICLOUD_REGION ?? env.ALIBABA_CLOUD_REGION ?? "cn-beijing";
  const [role] = (config.assume_role ?? []) as readonly Values[];
  const account =
    accountOfRole(text(role?.role_arn)) ?? text(config.account_id) ?? text(config.profile) ?? DEFAULT_ACCOUNT;
  return { region, account, ...(config.configuration_source === BEFORE ? { past: true } : {}) };
}

/** `acs:ram::1234567890123456:role/name` is a role of account 1234567890123456. */
function accountOfRole(arn: string | undefined): string | undefined {
  return /^acs:ram::(\d+):/.exec(arn ?? "")?.[1];
}

function text(value: Value | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
