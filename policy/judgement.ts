import type { Source } from "../domain/source";
import type { Interval } from "../graph/terraform/interval";
import type { Stack } from "../graph/terraform/stack";
import type { Level } from "./rule";

/** What the policy says of some stacks: plain data, in a stable order, without any secret, each text one printable line. */
export interface Judgement {
  /** Lowest level that fails. */
  readonly failOn: Level;
  /** Whether what is undecided fails, too. */
  readonly strict: boolean;
  /** What rules found, errors first. */
  readonly findings: readonly Finding[];
  /** What rules cannot decide before the deployment. */
  readonly undecided: readonly Undecided[];
  /** How full the transit routers are, also when all is well. */
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
  /** Terraform address; absent when it concerns no one resource. */
  readonly address?: string;
  /** Path of the construct in the app. @default none */
  readonly constructPath?: string;
  /** Where a person wrote it: `environments/dev.yaml:14:7`. */
  readonly source?: string;
  /** Where it stands in what Terraform reads, where no `source` is known: `cdktf.out/stacks/a/cdk.tf.json:12`. */
  readonly written?: string;
  /** Path in the resource: `tunnels.1.bgp.tunnel_cidr`. */
  readonly argument?: string;
  /** Every stack that it takes to this, `stack` included. */
  readonly stacks: readonly string[];
}

/** What a rule found. */
export interface Finding extends Location {
  /** Id of the rule. */
  readonly rule: string;
  /** Whether the finding fails a run by itself. */
  readonly level: Level;
  /** The same for the same fault at the same address, wherever it is written. */
  readonly fingerprint: string;
  /** What is wrong. */
  readonly message: string;
  /** What would be right; empty where there is nothing to choose. */
  readonly allowed: string;
  /** What to do. */
  readonly fix: string;
  /** Whether it was there before the plan; absent where no plan says so. */
  readonly wasThere?: true;
  /** What excuses it; what is excused fails nothing. */
  readonly waived?: Waived;
}

/** By a waiver, which names who answers for it and its last day, or because it was there before. */
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

/** A check without a verdict: something that it needs is not known yet. */
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
  /** Id, or stack and address; absent for those whose transit router is not known yet. */
  readonly transitRouter?: string;
  /** How many there are now; absent where neither a plan nor a state of all that use it shows. */
  readonly now?: number;
  /** How many there will be; `max` is null when it has no bound. */
  readonly used: { readonly min: Interval["min"]; readonly max: number | null };
  /** The limit. */
  readonly most: number;
  /** Where `most` comes from: the documentation, or who says that it was raised. */
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
  /** The file that it comes from: its environment file, else the JSON that was judged. */
  readonly file?: string;
}

/** A rule that was asked. */
export interface JudgedRule {
  /** Id of the rule. */
  readonly id: string;
  /** Its level, as the settings of the project have it. */
  readonly level: Level;
  /** What is right, as a sentence without a full stop. */
  readonly title: string;
  /** What happens otherwise. */
  readonly why: string;
  /** What to do about a finding. */
  readonly fix: string;
  /** Where the fact behind the rule comes from. */
  readonly source: Source;
}
