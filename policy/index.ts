/** Judges Terraform's JSON: at synth, in a pull request's plan, of our own stacks and of other people's. */

export { type Explanation, explain } from "./explain";
export { type JudgeOptions, judge } from "./judge";
export type { Finding, JudgedRule, JudgedStack, Judgement, Location, Undecided, Usage } from "./judgement";
export type { NamedPlan, ParsedTarget, Target } from "./load";
export type { LimitOverride } from "./model/resource";
export { reject } from "./reject";
export type { Complaint, Level, Rule } from "./rule";
export { rules } from "./rules";
export { UnreadableTarget } from "./unreadable-target";
export { type Verdict, verdictOf } from "./verdict";
