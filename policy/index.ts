/** Judges Terraform's JSON: at synth, in a pull request's plan, of our own stacks and of other people's. */

export {
  type Example,
  type ExampleChange,
  environmentYaml,
  hcl,
  policyYaml,
  type Snippet,
  shell,
  shownSnippets,
} from "./example";
export { type Explanation, explain, explanationOf, explanations } from "./explain";
export { type JudgeOptions, judge } from "./judge";
export type { Finding, JudgedRule, JudgedStack, Judgement, Location, Undecided, Usage, Waived } from "./judgement";
export type { NamedTarget, ParsedTarget, Target } from "./load";
export { readManifest, stackDependencies } from "./manifest";
// What rules of others read.
export type { Attachment } from "./model/attachment";
export type { Connection } from "./model/connection";
export type { CustomerGateway } from "./model/customer-gateway";
export type { ResourceGraph } from "./model/graph";
export type { LimitOverride } from "./model/resource";
export type { Subject } from "./model/subject";
export type { Tunnel } from "./model/tunnel";
export type { Value } from "./model/value";
export { DEFAULT_RULE_OPTIONS, type Device, type RuleOptions, type TransitKind } from "./options";
export { type PermissionPolicy, type PermissionStatement, permissions } from "./permissions";
export { ruleProblem } from "./plugin";
export { reject } from "./reject";
export { type Complaint, EVERY_PHASE, each, type Level, type Phase, type Rule, rule } from "./rule";
export { rules } from "./rules";
export { UnreadableTarget } from "./unreadable-target";
export { standing, type Verdict, verdictOf } from "./verdict";
export { isRefusedByCloud } from "./waivers/excuse";
export { waiverRules } from "./waivers/rules";
export type { KnownFinding, Waiver } from "./waivers/waiver";
