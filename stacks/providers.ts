import { AlicloudProvider, type AlicloudProviderConfig } from "@cdktf/provider-alicloud/lib/provider";
import { type TerraformProvider, type TerraformStack, TerraformVariable } from "cdktf";
import type { Account, Environment } from "../config";
import { ACCOUNT_TYPES, DEFAULT_ACCOUNT } from "../domain/account";
import { isKnownToProvider } from "../domain/region";
import { literal } from "../modules/terraform/literal";

/** The account in which constructs make their resources. */
export interface Owner {
  readonly accountId?: string;
  readonly provider?: TerraformProvider;
}

/**
 * The provider configurations of a stack: the default account's has no alias; others have their account's key, and
 * appear at their first use.
 */
export class Providers {
  private readonly aliases = new Map<string, TerraformProvider>();

  public constructor(
    private readonly stack: TerraformStack,
    private readonly environment: Environment,
  ) {
    new AlicloudProvider(stack, "alicloud", this.config(DEFAULT_ACCOUNT));
  }

  public of(account: string): Owner {
    const { id } = this.account(account);
    const provider = account === DEFAULT_ACCOUNT ? undefined : this.alias(account);
    return { ...(id === undefined ? {} : { accountId: id }), ...(provider ? { provider } : {}) };
  }

  private alias(account: string): TerraformProvider {
    const provider =
      this.aliases.get(account) ??
      new AlicloudProvider(this.stack, `alicloud-${account}`, { alias: account, ...this.config(account) });
    this.aliases.set(account, provider);
    return provider;
  }

  private config(key: string): AlicloudProviderConfig {
    const { id, type, profile, variables, role, sessionName } = this.account(key);
    const { region } = this.environment;
    return {
      region,
      ...(isKnownToProvider(region) ? {} : { skipRegionValidation: true }),
      ...(id === undefined ? {} : { accountId: id }),
      ...(type === undefined ? {} : { accountType: ACCOUNT_TYPES[type] }),
      ...(profile === undefined ? {} : { profile: literal(profile) }),
      ...(variables === undefined ? {} : credentials(this.stack, key, variables)),
      ...(role === undefined ? {} : { assumeRole: { roleArn: role, ...(sessionName ? { sessionName } : {}) } }),
    };
  }

  private account(key: string): Account {
    return this.environment.accounts[key] ?? {};
  }
}

/** Sensitive variables without a default: Terraform asks for missing values. */
function credentials(stack: TerraformStack, account: string, prefix: string) {
  const variable = (name: string, description: string, config: { readonly default?: string } = {}) =>
    new TerraformVariable(stack, `${prefix}_${name}`, {
      type: "string",
      description: `${description} of account ${account}`,
      sensitive: true,
      ...config,
    }).stringValue;
  return {
    accessKey: variable("access_key", "Access key id"),
    secretKey: variable("secret_key", "Access key secret"),
    securityToken: variable("security_token", "Token of temporary credentials", { default: "" }),
  };
}
