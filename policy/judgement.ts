import type { Interval, Stack } from "./model/resource";
import type { Level } from "./rule";

/** What the policy says of some stacks: plain data, in a stable order, without any secret. */
export interface Judgement {
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
  /** Path in the resource: `tunnels.1.bgp.tunnel_cidr`. */
  readonly argument?: string;
  /** Every stack that it takes to this, `stack` included. */
  readonly stacks: readonly string[];
}

export interface Finding extends Location {
  readonly rule: string;
  readonly level: Level;
  /** What is wrong. */
  readonly message: string;
  readonly allowed: string;
  readonly fix: string;
}

/** A check without a verdict: something that it needs is not known yet. */
export interface Undecided extends Location {
  readonly rule: string;
  readonly level: Level;
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
  /** `max` is null when it has no bound. */
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
}

export interface JudgedRule {
  readonly id: string;
  readonly level: Level;
  readonly title: string;
}
