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
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  /** How full the transit routers are, also when all is well. */
  readonly usage: readonly Usage[];
  readonly stacks: readonly JudgedStack[];
  readonly rules: readonly JudgedRule[];
}

/** Where something is. */
export interface Location {
  readonly stack: string;
  /** Terraform address; absent when it concerns no one resource. */
  readonly address?: string;
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

export interface Finding extends Location {
  readonly rule: string;
  readonly level: Level;
  /** The same for the same fault at the same address, wherever it is written. */
  readonly fingerprint: string;
  /** What is wrong. */
  readonly message: string;
  readonly allowed: string;
  readonly fix: string;
  /** Whether it was there before the plan; absent where no plan says so. */
  readonly wasThere?: true;
  /** What excuses it; what is excused fails nothing. */
  readonly waived?: Waived;
}

/** By a waiver, which names who answers for it and its last day, or because it was there before. */
export interface Waived {
  readonly by: "waiver" | "baseline";
  readonly reason: string;
  readonly owner?: string;
  readonly expires?: string;
  readonly ticket?: string;
  /** Where that is written: `waivers.yaml:3:5`. */
  readonly source?: string;
}

/** A check without a verdict: something that it needs is not known yet. */
export interface Undecided extends Location {
  readonly rule: string;
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
  readonly most: number;
  /** Where `most` comes from: the documentation, or who says that it was raised. */
  readonly limitSource: string;
  /** Why it differs from the documented limit. */
  readonly reason?: string;
  readonly stacks: readonly string[];
}

export interface JudgedStack {
  readonly name: string;
  readonly kind: Stack["kind"];
  readonly resources: number;
  /** The file that it comes from: its environment file, else the JSON that was judged. */
  readonly file?: string;
}

export interface JudgedRule {
  readonly id: string;
  readonly level: Level;
  readonly title: string;
  /** What happens otherwise. */
  readonly why: string;
  readonly fix: string;
  readonly source: Source;
}
