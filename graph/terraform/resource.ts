import type { Change } from "./change";
import type { Interval } from "./interval";
import type { Node } from "./node";

/** A place. */
export interface Place {
  readonly stack: string;
  /** Terraform address within its stack: `alicloud_vpn_customer_gateway.shanghai__edge-1`. */
  readonly address?: string;
  /** Path of the construct that made it. */
  readonly constructPath?: string;
  /** Where a person wrote it: `environments/dev.yaml:14:7`. */
  readonly source?: string;
  /** Its number of instances: `count` and `for_each` before a plan. */
  readonly instances: Interval;
}

/** A resource or data source of one stack, however it was written. */
export interface Resource extends Place {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  /** Key of its provider configuration: `alicloud`, or `alicloud.beijing` for one with an alias. */
  readonly provider: string;
  /** Whether the deployment creates it; undefined if only a plan can show that. */
  readonly isNew?: boolean;
  /** What a plan does to it; undefined without a plan. */
  readonly change?: Change;
  /** Edits that its plan leaves out; only for a resource that stays. Found on demand. */
  unsentEdits?(): UnsentEdits;
  /** Arguments in `lifecycle.ignore_changes`, `all` for every one; a plan does not show them. */
  readonly ignores?: readonly string[];
  /** Addresses that an existing resource depends on: Terraform destroys them after it. */
  dependsOn?(): readonly string[];
  /** Its id in the cloud, once it has one. */
  readonly id?: string;
  /** Arguments that `providers/alicloud/arguments` states for its type; none for other types. */
  readonly arguments: Node;
}

/**
 * The name of a resource in a report about another one. With two similar stacks, the address alone would read as the
 * other's.
 */
export function nameFrom({ stack }: Place, resource: Resource): string {
  return resource.stack === stack ? resource.address : `${resource.address} in ${resource.stack}`;
}

/** Whether two resources have the same provider configuration, and so the same account and region. */
export function haveOneProvider(one: Resource, other: Resource): boolean {
  return one.stack === other.stack && one.provider === other.provider;
}

/** The identity of an object in the cloud; undefined before it has an id, and for Terraform's own resources. */
export function idInCloud({ mode, type, id }: Place & Partial<Resource>): string | undefined {
  return mode === "managed" && type?.startsWith("alicloud_") && id !== undefined ? `${type} ${id}` : undefined;
}

/** Arguments of tunnels, by path, whose configuration differs from what the plan keeps. Never a secret. */
export interface UnsentEdits {
  readonly sure: readonly string[];
  /** Arguments that refer to another value in HCL: edits, unless the expression changes the value. */
  readonly likely: readonly string[];
  /** Values whose written form the plan does not show. */
  readonly open: readonly string[];
  /**
   * For sure and likely edits that are not secret: the cloud's value, and the configuration's. Empty if there is none.
   */
  readonly values: ReadonlyMap<string, { readonly kept: string; readonly written: string }>;
}
