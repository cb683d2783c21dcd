import { dateProblem } from "../../domain/date";
import { objects, own, text } from "../../graph/terraform/json";
import type { Stack } from "../../graph/terraform/stack";

/** What excuses some findings for a while: they stay in every report, but fail nothing. */
export interface Waiver {
  /** Id of the rule. */
  readonly rule: string;
  /**
   * What it covers: a construct's path, or a stack and a Terraform address, as reports show them. `*` stands for
   * anything within a step, `**` for any steps: `prod-sites/**`.
   */
  readonly where: string;
  /** Why the findings are right for now. */
  readonly reason: string;
  /** Who answers for the waiver. */
  readonly owner: string;
  /** Last day, `2027-03-31`. */
  readonly expires: string;
  /** Where people agreed on the waiver. */
  readonly ticket: string;
  /** Where it is written, `waivers.yaml:3:5`. @default none */
  readonly source?: string;
}

/** A finding that existed before the policy: only new ones fail. */
export interface KnownFinding {
  /** What identifies the finding. */
  readonly fingerprint: string;
  /** Id of the rule. */
  readonly rule: string;
  /** Name of the stack. */
  readonly stack: string;
  /** What it is about, for people. */
  readonly where: string;
  /** Where it is written, `baseline.json:5:5`. @default none */
  readonly source?: string;
}

/** Everything that can excuse a finding, and the day of the judgement. */
export interface Excuses {
  readonly waivers: readonly Waiver[];
  readonly baseline: readonly KnownFinding[];
  /** How far away the end of a waiver may be, in days. */
  readonly longestWaiver: number;
  /** `2026-11-25`. */
  readonly today: string;
}

export const LONGEST_WAIVER = 180;

/** A stack's own waivers. */
export function waiversIn({ remarks = [] }: Stack): readonly Waiver[] {
  return remarks.flatMap((remark) => objects(remark.waivers)).flatMap(readWaiver);
}

/** Skips waivers with a missing part: a waiver states everything. */
function readWaiver(written: unknown): readonly Waiver[] {
  const [rule, where, reason, owner, expires, ticket] = ["rule", "where", "reason", "owner", "expires", "ticket"].map(
    (key) => text(own(written, key)) || undefined,
  );
  if (!rule || !where || !reason || !owner || !expires || !ticket || dateProblem(expires)) return [];
  const source = text(own(written, "source"));
  return [{ rule, where, reason, owner, expires, ticket, ...(source === undefined ? {} : { source }) }];
}
