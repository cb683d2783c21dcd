/**
 * Judges any Terraform JSON, at synth or in a pull request's plan, from our own stacks and other people's:
 * `judge(readStacks("cdktf.out"))`.
 */

export type { CustomerGateway } from "../graph/network/customer-gateway";
export type { ResourceGraph } from "../graph/network/graph";
// What foreign rules read.
export type { Attachment, Connection, Tunnel } from "../graph/network/words";
export type { NamedTarget, ParsedTarget, Target } from "../graph/read/load";
export { inOrderOfReading, readManifest, stackDependencies } from "../graph/read/manifest";
export { type ReadOptions, readStacks } from "../graph/read/read-stacks";
export { UnreadableTarget } from "../graph/read/unreadable-target";
export type { Stack } from "../graph/terraform/stack";
export type { Subject } from "../graph/terraform/subject";
export type { Value } from "../graph/terraform/value";
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
export { explain, explanationOf, explanations } from "./explain";
export { type JudgeOptions, judge } from "./judge";
export type { Finding, JudgedRule, JudgedStack, Judgement, Location, Undecided, Usage, Waived } from "./judgement";
export { DEFAULT_RULE_OPTIONS, type Device, type RuleOptions, type TransitKind } from "./options";
export { type PermissionPolicy, type PermissionStatement, permissions } from "./permissions";
export type { LimitOverride } from "./quota/limits";
export { reject } from "./reject";
export type { Explanation } from "./rule";
export { type Complaint, EVERY_PHASE, each, type Level, type Phase, type Rule, rule, ruleProblem } from "./rule";
export { rules } from "./rules";
export { standing, type Verdict, verdictOf } from "./verdict";
export { isRefusedByCloud } from "./waivers/excuse";
export { waiverRules } from "./waivers/rules";
export type { KnownFinding, Waiver } from "./waivers/waiver";
