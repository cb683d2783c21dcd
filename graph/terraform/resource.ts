import type { Change } from "./change";
import type { Interval } from "./interval";
import type { Node } from "./node";

/** Where something stands. */
export interface Place {
  readonly stack: string;
  /** Terraform address within its stack: `alicloud_vpn_customer_gateway.shanghai__edge-1`. */
  readonly address?: string;
  /** Path of the construct that made it. */
  readonly constructPath?: string;
  /** Where a person wrote it: `environments/dev.yaml:14:7`. */
  readonly source?: string;
  /** How many there will be of it: `count` and `for_each` before a plan. */
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
  /** Whether the deployment creates it; undefined when only a plan can show that. */
  readonly isNew?: boolean;
  /** What a plan does to it; undefined in all else. */
  readonly change?: Change;
  /** Edits of it that its plan leaves out; only of a resource that stays. Found when asked for. */
  unsentEdits?(): UnsentEdits;
  /** What `lifecycle.ignore_changes` leaves as it is, `all` for everything; a plan does not show that. */
  readonly ignores?: readonly string[];
  /** Addresses on which it depends, of one that is there before a plan: what is destroyed after it. */
  dependsOn?(): readonly string[];
  /** Its id in the cloud, once it has one. */
  readonly id?: string;
  /** Arguments that `providers/alicloud/arguments` states for its type; none for other types. */
  readonly arguments: Node;
}

/** What a resource is called in a report about another one. Its address alone would read as the other's where two stacks are alike. */
export function nameFrom({ stack }: Place, resource: Resource): string {
  return resource.stack === stack ? resource.address : `${resource.address} in ${resource.stack}`;
}

/** Whether two resources have the same provider configuration, and so are of one account and region. */
export function haveOneProvider(one: Resource, other: Resource): boolean {
  return one.stack === other.stack && one.provider === other.provider;
}

/** What something is in the cloud; undefined before it has an id, and for Terraform's own resources. */
export function idInCloud({ mode, type, id }: Place & Partial<Resource>): string | undefined {
  return mode === "managed" && type?.startsWith("alicloud_") && id !== undefined ? `${type} ${id}` : undefined;
}

/** Arguments of tunnels, by path, whose configuration differs from what the plan keeps. Never a secret. */
export interface UnsentEdits {
  readonly sure: readonly string[];
  /** Those that refer to another value in HCL: edits, unless more is made of that. */
  readonly likely: readonly string[];
  /** Values whose written form the plan does not show. */
  readonly open: readonly string[];
  /** Of sure and likely ones that are no secret: what stays in the cloud, and what is written. Empty where nothing is there. */
  readonly values: ReadonlyMap<string, { readonly kept: string; readonly written: string }>;
}
