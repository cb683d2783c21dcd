/** Judges Terraform's JSON: at synth, in a pull request's plan, of our own stacks and of other people's. */

export { type Explanation, explain, explanations } from "./explain";
export { type JudgeOptions, judge } from "./judge";
export type { Finding, JudgedRule, JudgedStack, Judgement, Location, Undecided, Usage } from "./judgement";
export type { NamedPlan, ParsedTarget, Target } from "./load";
export type { LimitOverride } from "./model/resource";
export { DEFAULT_RULE_OPTIONS, type Device, type RuleOptions, type TransitKind } from "./options";
export { reject } from "./reject";
export type { Complaint, Level, Phase, Rule } from "./rule";
export { rules } from "./rules";
export { UnreadableTarget } from "./unreadable-target";
export { type Verdict, verdictOf } from "./verdict";
