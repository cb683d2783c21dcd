import type { Waiver } from "../../policy/waivers/waiver";
import type { Change } from "./change";
import type { Node, Reference } from "./node";

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
  /** Whether the deployment creates it; undefined when only a plan can tell. */
  readonly isNew?: boolean;
  /** What a plan does to it; undefined in all else. */
  readonly change?: Change;
  /** Edits of it that its plan leaves out; only of a resource that stays. Found when asked for. */
  unsentEdits?(): UnsentEdits;
  /** What `lifecycle.ignore_changes` leaves as it is, `all` for everything; a plan does not tell. */
  readonly ignores?: readonly string[];
  /** Addresses on which it depends, of one that is there before a plan: what is destroyed after it. */
  dependsOn?(): readonly string[];
  /** Its id in the cloud, once it has one. */
  readonly id?: string;
  /** Arguments that `providers/alicloud/arguments` states for its type; none for other types. */
  readonly arguments: Node;
}

/** What a resource is called where another is told of. Its address alone would read as the other's where two stacks are alike. */
export function nameFrom({ stack }: Place, resource: Resource): string {
  return resource.stack === stack ? resource.address : `${resource.address} in ${resource.stack}`;
}

/** Whether two resources have the same provider configuration, and so are of one account and region. */
export function haveOneProvider(one: Resource, other: Resource): boolean {
  return one.stack === other.stack && one.provider === other.provider;
}

/** A number that is known to lie between two bounds. */
export interface Interval {
  readonly min: number;
  readonly max: number;
}

export const NONE: Interval = { min: 0, max: 0 };
export const ONE: Interval = { min: 1, max: 1 };
export const ANY: Interval = { min: 0, max: Number.POSITIVE_INFINITY };

/** A limit that somebody says the cloud has raised. */
export interface LimitOverride {
  /** Key of `LIMITS`. */
  readonly limit: string;
  /** Id of the transit router, or `stack/address` of one that a stack makes; every one unless given. */
  readonly transitRouter?: string;
  readonly most: number;
  readonly reason: string;
  /** Who approved it. */
  readonly approver?: string;
  /** ISO date of the last day on which it counts; for ever unless given. */
  readonly expires?: string;
  /** Where it is written: `environments/dev.yaml:9:3`. */
  readonly source?: string;
}

/** A limit as the cloud's own Quota Center told it. */
export interface DiscoveredLimit {
  /** Key of `LIMITS`. */
  readonly limit: string;
  /** Id of the transit router; every one unless given. */
  readonly transitRouter?: string;
  readonly most: number;
  /** File and date: `quotas.json, 2026-11-25`. */
  readonly source: string;
}

/** VPN attachments of a transit router that no Terraform stack has. */
export interface InventoryEntry {
  /** Id of the transit router. */
  readonly transitRouter: string;
  readonly count: number;
  /** Where it is written: `inventory.yaml:3:5`. */
  readonly source?: string;
}

/** One stack, loaded. */
export interface Stack {
  readonly name: string;
  readonly kind: "synth" | "plan" | "state";
  /** The environment file that it was made of, where it says so. */
  readonly environment?: string;
  /** Paths of the files that were read; none when it was handed over as JSON. */
  readonly files?: readonly string[];
  readonly resources: readonly Resource[];
  /**
   * Managed resources of a type that are there now, as they are now, each with what becomes of it; undefined where only
   * the text is known. Read when asked for: most rules only look ahead.
   */
  existing?(type: string): readonly Resource[];
  /** What is made before what, as it is written. Read when asked for. */
  readonly waitsFor?: WaitsFor;
  /** What the plan's own checks say. */
  readonly checks?: readonly TerraformCheck[];
  /** Editions of transit routers by id, as data sources have found them. Read when asked for. */
  editions?(): ReadonlyMap<string, string>;
  /** What other stacks had given it when it was planned, by value. Read when asked for. */
  given?(): ReadonlyMap<string, Reference>;
  /** Outputs by name, for stacks that read them. */
  readonly outputs: ReadonlyMap<string, Node>;
  readonly limits: readonly LimitOverride[];
  /** By which Terraform tells the states of one stack from those of others; only of a state as Terraform keeps it. */
  readonly lineage?: string;
  /** Values that it marks as sensitive; never part of an output. */
  readonly sensitive: ReadonlySet<string>;
  /** What excuses findings in it, where it brings any along. */
  readonly waivers?: readonly Waiver[];
  /** Regions of the provider configurations, by key. */
  readonly regions: ReadonlyMap<string, Node>;
  /** Whether all that it will have is here; a folder with HCL in it, or a plan without its prior state, may lack some. */
  readonly complete: boolean;
  /** Whether its plan shows that it is written in HCL. @default not known */
  readonly isHcl?: boolean;
  /** Whether its plan reads data only while it is applied, or passes something on: what is unknown may be an id of anything. */
  readonly readsLater?: boolean;
  /** Types of which more is written than its plan makes, as one with `-target` does. @default none */
  readonly postponed?: ReadonlySet<string>;
  /** What its plan lacks: a part of the stack, or, since Terraform failed, anything. @default nothing */
  readonly gap?: "partial" | "failed";
}

/** Arguments of tunnels, by path, that are written otherwise than the plan leaves them. Never their values. */
export interface UnsentEdits {
  readonly sure: readonly string[];
  /** Those that refer to another value in HCL: edits, unless more is made of that. */
  readonly likely: readonly string[];
  /** Those of which the plan does not tell what they are written as. */
  readonly open: readonly string[];
}

/**
 * Names of what something waits for as it is written; undefined where that is not known. A name is an address without
 * indexes: of a resource, of a module (`module.a`), and of what goes in and out of it (`module.a.var.b`, `module.a.c`).
 */
export type WaitsFor = (name: string) => readonly string[] | undefined;

/** A `check` block, a precondition, a postcondition or a variable's validation that does not hold. */
export interface TerraformCheck {
  /** As Terraform names it: `check.tunnels_up`, or the address of a resource. */
  readonly address: string;
  /** Whether Terraform only warns of it, and applies the plan all the same. */
  readonly isAdvisory: boolean;
  /** Whether only the deployment will tell. */
  readonly isOpen: boolean;
  /** What its author says; none where Terraform could not even evaluate it. */
  readonly messages: readonly string[];
}
