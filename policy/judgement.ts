import type { Source } from "../domain/source";
import type { Interval } from "../graph/terraform/interval";
import type { Stack } from "../graph/terraform/stack";
import type { Level } from "./rule";

/**
 * The policy's judgement of some stacks: plain data in a stable order, without secrets, each text one printable line.
 */
export interface Judgement {
  /** Lowest level that fails. */
  readonly failOn: Level;
  /** Whether undecided checks fail too. */
  readonly strict: boolean;
  /** What rules found, errors first. */
  readonly findings: readonly Finding[];
  /** What rules cannot decide before the deployment. */
  readonly undecided: readonly Undecided[];
  /** How full the transit routers are, even if nothing is wrong. */
  readonly usage: readonly Usage[];
  /** All stacks that were judged. */
  readonly stacks: readonly JudgedStack[];
  /** All rules that were asked. */
  readonly rules: readonly JudgedRule[];
}

/** Where something is. */
export interface Location {
  /** Name of the stack. */
  readonly stack: string;
  /** Terraform address; absent if it concerns no single resource. */
  readonly address?: string;
  /** Path of the construct in the app. @default none */
  readonly constructPath?: string;
  /** Where a person wrote it: `environments/dev.yaml:14:7`. */
  readonly source?: string;
  /** Where Terraform reads it, if no `source` is known: `cdktf.out/stacks/a/cdk.tf.json:12`. */
  readonly written?: string;
  /** Path in the resource: `tunnels.1.bgp.tunnel_cidr`. */
  readonly argument?: string;
  /** Every stack that contributes to this, including `stack`. */
  readonly stacks: readonly string[];
}

/** What a rule found. */
export interface Finding extends Location {
  /** Id of the rule. */
  readonly rule: string;
  /** Whether the finding fails a run by itself. */
  readonly level: Level;
  /** Stays the same for one fault at one address, even when its place in the files changes. */
  readonly fingerprint: string;
  /** What is wrong. */
  readonly message: string;
  /** What would be right; empty if there is no choice. */
  readonly allowed: string;
  /** What to do. */
  readonly fix: string;
  /** Whether it existed before the plan; absent without a plan. */
  readonly wasThere?: true;
  /** What excuses it; an excused finding fails nothing. */
  readonly waived?: Waived;
}

/** A waiver, with its owner and last day, or the baseline. */
export interface Waived {
  /** What excuses the finding. */
  readonly by: "waiver" | "baseline";
  /** Why. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner?: string;
  /** Last day, `2027-03-31`. */
  readonly expires?: string;
  /** Where it was agreed on. */
  readonly ticket?: string;
  /** Where that is written: `waivers.yaml:3:5`. */
  readonly source?: string;
}

/** A check without a verdict: a value that it needs is not known yet. */
export interface Undecided extends Location {
  /** Id of the rule. */
  readonly rule: string;
  /** The level that a finding of the rule would have. */
  readonly level: Level;
  /** As that of a finding. */
  readonly fingerprint: string;
  /** What is not known. */
  readonly message: string;
}

/** How much of a limit is used. */
export interface Usage {
  /** Key of `LIMITS`. */
  readonly limit: string;
  /** `VPN attachments per transit router`. */
  readonly title: string;
  /** `VPN attachments`. */
  readonly counted: string;
  /** Id, or stack and address; absent if the transit router is not known yet. */
  readonly transitRouter?: string;
  /** How many there are now; absent unless plans or states of all its users show it. */
  readonly now?: number;
  /** How many there will be; `max` is null if it has no bound. */
  readonly used: { readonly min: Interval["min"]; readonly max: number | null };
  /** The limit. */
  readonly most: number;
  /** The source of `most`: the documentation, or whoever states a raised limit. */
  readonly limitSource: string;
  /** Why it differs from the documented limit. */
  readonly reason?: string;
  /** Stacks that count. */
  readonly stacks: readonly string[];
}

/** A stack that was judged. */
export interface JudgedStack {
  /** Name of the stack. */
  readonly name: string;
  /** The form in which the stack was given. */
  readonly kind: Stack["kind"];
  /** How many resources the stack has. */
  readonly resources: number;
  /** Its file: the environment file, else the judged JSON. */
  readonly file?: string;
}

/** A rule that was asked. */
export interface JudgedRule {
  /** Id of the rule. */
  readonly id: string;
  /** Its level in this project. */
  readonly level: Level;
  /** What is right, as a sentence without a full stop. */
  readonly title: string;
  /** What happens otherwise. */
  readonly why: string;
  /** What to do about a finding. */
  readonly fix: string;
  /** The source of the fact behind the rule. */
  readonly source: Source;
}
