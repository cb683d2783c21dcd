import type { Resource } from "../graph/terraform/resource";
import type { Stack } from "../graph/terraform/stack";
import { argumentsOf } from "../providers/alicloud/arguments";

/** A policy of Resource Access Management (RAM), as its console accepts it. */
export interface PermissionPolicy {
  /** Version of the policy language. */
  readonly Version: "1";
  /** What is allowed. */
  readonly Statement: readonly PermissionStatement[];
}

/** One statement of a RAM policy. */
export interface PermissionStatement {
  /** Always an allowance. */
  readonly Effect: "Allow";
  /** RAM actions, `vpc:CreateVpnAttachment`. */
  readonly Action: readonly string[];
  /** All resources. */
  readonly Resource: "*";
  /** Where the statement applies. @default everywhere */
  readonly Condition?: { readonly StringEquals: Readonly<Record<string, readonly string[]>> };
}

/** The account of the provider configuration without an alias. */
export const DEFAULT_ACCOUNT = "default";

/** Whether an action only reads, by the vendor's naming of such actions. */
const READS = /:(Describe|Get|List)[A-Z]/;

/**
 * What the deployer of these stacks must be allowed to do, by account: the provider's aliases, and `default`.
 *
 * @param who The deployer, or someone who only plans.
 * @default deployer
 */
export function permissions(
  stacks: readonly Stack[],
  who: "deployer" | "planner" = "deployer",
): ReadonlyMap<string, PermissionPolicy> {
  const resources = stacks.flatMap((stack) => stack.resources);
  const accounts = new Map<string, Set<string>>();
  for (const resource of resources) {
    const actions = accounts.get(accountOf(resource)) ?? new Set();
    accounts.set(accountOf(resource), actions);
    for (const action of argumentsOf(resource.mode, resource.type)?.actions ?? [])
      if (who === "deployer" || READS.test(action)) actions.add(action);
  }
  const used = [...accounts].filter(([, actions]) => actions.size > 0);
  return new Map(used.map(([account, actions]) => [account, policyOf([...actions].toSorted())]));
}

function accountOf({ provider }: Resource): string {
  return provider.split(".")[1] ?? DEFAULT_ACCOUNT;
}

/** Only for the VPN service do we make and delete a service's role. */
function policyOf(actions: readonly string[]): PermissionPolicy {
  const ofRole = (action: string) => action.endsWith("ServiceLinkedRole");
  const allow = { Effect: "Allow", Resource: "*" } as const;
  const roles = actions.filter(ofRole);
  return {
    Version: "1",
    Statement: [
      { ...allow, Action: actions.filter((action) => !ofRole(action)) },
      ...(roles.length > 0
        ? [{ ...allow, Action: roles, Condition: { StringEquals: { "ram:ServiceName": ["vpn.aliyuncs.com"] } } }]
        : []),
    ],
  };
}
