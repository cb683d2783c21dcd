import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { dateProblem } from "../domain/date";
import type { Problem } from "../domain/problem";
import { ruleIdProblem } from "../domain/rule-id";
import { callSite } from "./terraform/call-site";
import { refuse } from "./terraform/refuse";

/** Why findings on a construct are excused, and until when. Every property is required. */
export interface WaiverProps {
  /** Id of the rule, as `cenvpn rules` lists them. */
  readonly rule: string;
  /** Why the findings are right for now. */
  readonly reason: string;
  /** Who answers for the waiver. */
  readonly owner: string;
  /** Last day, `2027-03-31`; at most 180 days away, unless cenvpn.yaml says otherwise. */
  readonly expires: string;
  /** Where people agreed on the waiver. */
  readonly ticket: string;
}

/**
 * Excuses, until a day, what a rule finds on a construct and everything in it. The findings stay in every report. A
 * waiver does not excuse what the cloud refuses anyway.
 * @throws PropsError
 */
export function waive(construct: IConstruct, { rule, reason, owner, expires, ticket }: WaiverProps): void {
  refuse(construct, (check) => {
    check.report(textProblem(rule, ruleIdProblem), "rule");
    check.report(textProblem(reason), "reason");
    check.report(textProblem(owner), "owner");
    check.report(textProblem(expires, dateProblem), "expires");
    check.report(textProblem(ticket), "ticket");
  });
  const stack = TerraformStack.of(construct);
  const waivers = waiversOf.get(stack) ?? [];
  waiversOf.set(stack, waivers);
  const where = `${construct.node.path}/**`;
  waivers.push({ rule, where, reason, owner, expires, ticket, source: callSite() });
  stack.addOverride("//.cenvpn.waivers", waivers);
}

const waiversOf = new WeakMap<TerraformStack, object[]>();

/** Code without types may leave a prop out, or give a `Date`. */
function textProblem(
  text: unknown,
  problem: (text: string) => Problem | undefined = emptyProblem,
): Problem | undefined {
  if (text === undefined) return { what: "it is missing", allowed: "a text" };
  return typeof text === "string" ? problem(text) : { what: "it is no text", allowed: "a text" };
}

function emptyProblem(text: string): Problem | undefined {
  return text.trim() === "" ? { what: "it is empty", allowed: "a text" } : undefined;
}
