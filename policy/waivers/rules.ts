import type { Source } from "../../domain/source";
import type { Explanation } from "../rule";
import { EVERY_PHASE } from "../rule";

// Rules about waivers and the baseline. They need no resource graph, and run after all other rules.

const SOURCE: Source = { title: "cenvpn, how findings are waived" };
const common = { phases: EVERY_PHASE, source: SOURCE } as const;

export const waiverExpired: Explanation = {
  ...common,
  id: "waiver-expired",
  level: "error",
  title: "A waiver has not expired",
  why: "Somebody should have fixed the excused findings by then, so they count again.",
  fix: "fix what the waiver excuses, or agree on a later day with its owner",
  bad: "expires: 2020-01-31",
  good: "expires: the last day that was agreed on",
};

export const waiverTooLong: Explanation = {
  ...common,
  id: "waiver-too-long",
  level: "error",
  title: "A waiver ends within the longest time that the policy allows",
  why: "A waiver without an end in sight turns a rule off. Until its end is near enough, the waiver excuses nothing.",
  fix: "choose an earlier day, or raise longestWaiver in cenvpn.yaml",
  bad: "expires: 2099-12-31",
  good: "expires: 2027-03-31",
};

export const waiverRefused: Explanation = {
  ...common,
  id: "waiver-refused",
  level: "error",
  title: "No waiver excuses what the cloud refuses anyway",
  why: "The deployment would stop halfway, whatever anybody agrees to.",
  fix: "remove the waiver, and fix the finding",
  bad: "rule: inside-cidr",
  good: "rule: weak-crypto",
};

export const waiverUnused: Explanation = {
  ...common,
  id: "waiver-unused",
  level: "warning",
  title: "A waiver excuses something",
  why: "A waiver that excuses nothing hides the next finding that happens to match.",
  fix: "remove the waiver, or name the place that it is for",
  bad: "where: a path that no finding has",
  good: "where: dev-sites/sites/shanghai/**",
};

export const waiverEndsSoon: Explanation = {
  ...common,
  id: "waiver-ends-soon",
  level: "warning",
  title: "A waiver has more than two weeks left",
  why: "After its last day the excused findings fail again, and their stack is not deployed.",
  fix: "fix what the waiver excuses, or agree on a later day with its owner",
  bad: "expires: next week",
  good: "expires: in some months",
};

export const baselineStale: Explanation = {
  ...common,
  id: "baseline-stale",
  level: "warning",
  title: "The baseline has only findings that still exist",
  why: "The entry of a fixed finding excuses the finding when it comes back.",
  fix: "write the baseline again: cenvpn baseline",
  bad: "a baseline from before the fix",
  good: "a baseline from after it",
};

/** Problems of waivers and the baseline, as findings. */
export const waiverRules: readonly Explanation[] = [
  baselineStale,
  waiverEndsSoon,
  waiverExpired,
  waiverRefused,
  waiverTooLong,
  waiverUnused,
];
