import { daysBetween } from "../../domain/date";
import { groupBy } from "../../graph/group-by";
import { onceFor } from "../../graph/once";
import type { Stack } from "../../graph/terraform/stack";
import { fingerprint, placeIn } from "../fingerprint";
import type { Finding, Undecided } from "../judgement";
import type { Explanation, Rule } from "../rule";
import { type Alike, Matches } from "./matches";
import { Pattern, stackPatternOf } from "./pattern";
import { baselineStale, waiverEndsSoon, waiverExpired, waiverRefused, waiverTooLong, waiverUnused } from "./rules";
import type { Excuses, KnownFinding, Waiver } from "./waiver";

/** A warning reports a waiver from this many days before its end. */
const WARNED_BEFORE = 14;

/** What was judged, and by which rules. */
interface Judged {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly stacks: readonly Pick<Stack, "name" | "kind">[];
  readonly rules: readonly Rule[];
}

/** Marks findings that a waiver or the baseline excuses, and adds what is wrong with waivers and baseline themselves. */
export function excuse(judged: Judged, excuses: Excuses): readonly Finding[] {
  const rules = new Map(judged.rules.map((rule) => [rule.id, rule]));
  const { findings, uses } = excused(judged, excuses, rules);
  return [
    ...findings,
    ...problemsOfWaivers(judged, excuses, rules, uses),
    ...staleFindings(excuses.baseline, judged, rules),
  ];
}

type Rules = ReadonlyMap<string, Rule>;

/** The waivers that match something, and those that match what the cloud refuses anyway. */
interface Uses {
  readonly used: ReadonlySet<Waiver>;
  readonly useless: ReadonlySet<Waiver>;
}

function excused(judged: Judged, excuses: Excuses, rules: Rules): { findings: readonly Finding[]; uses: Uses } {
  const running = new Set(excuses.waivers.filter((waiver) => isRunning(waiver, excuses)));
  const runningOne = onceFor((alike: Alike) => alike.find((waiver) => running.has(waiver)));
  const matches = new Matches(excuses.waivers);
  const known = new Map(excuses.baseline.map((entry) => [entry.fingerprint, entry]));
  const [used, useless] = [new Set<Alike>(), new Set<Alike>()];
  const findings = judged.findings.map((finding): Finding => {
    const fitting = matches.of(finding);
    const isRefused = finding.level === "error" && rules.get(finding.rule)?.refusedByCloud === true;
    for (const alike of fitting) (isRefused ? useless : used).add(alike);
    if (isRefused) return finding;
    const [waiver] = fitting.flatMap((alike) => runningOne(alike) ?? []);
    if (waiver) return waivedBy(waiver, finding);
    const entry = known.get(finding.fingerprint);
    if (!entry) return finding;
    return { ...finding, waived: { by: "baseline", reason: "was there before", ...given({ source: entry.source }) } };
  });
  for (const open of judged.undecided) for (const alike of matches.of(open)) used.add(alike);
  return { findings, uses: { used: new Set([...used].flat()), useless: new Set([...useless].flat()) } };
}

function waivedBy({ reason, owner, expires, ticket, source }: Waiver, finding: Finding): Finding {
  return { ...finding, waived: { by: "waiver", reason, owner, expires, ticket, ...given({ source }) } };
}

function problemsOfWaivers(judged: Judged, excuses: Excuses, rules: Rules, uses: Uses): readonly Finding[] {
  const stacksOf = onceFor((pattern: string) => {
    const stack = new Pattern(pattern);
    return judged.stacks.filter(({ name }) => stack.means(name));
  });
  return excuses.waivers.flatMap((waiver) => {
    const rule = rules.get(waiver.rule);
    const stacks = stacksOf(stackPatternOf(waiver.where));
    return rule && stacks.length > 0 ? waiverFindings(waiver, rule, stacks, uses, excuses) : [];
  });
}

function isRunning({ expires }: Waiver, { today, longestWaiver }: Excuses): boolean {
  const left = daysBetween(today, expires);
  return left >= 0 && left <= longestWaiver;
}

/** Whether the cloud refuses it anyway, whatever people agree on. */
export function isRefusedByCloud({ rule, level }: Finding, rules: readonly Rule[]): boolean {
  return level === "error" && rules.some(({ id, refusedByCloud }) => id === rule && refusedByCloud);
}

/** Reports at most one problem of a waiver, and only if it concerns what was judged. */
function waiverFindings(
  waiver: Waiver,
  rule: Rule,
  stacks: Judged["stacks"],
  { used, useless }: Uses,
  { today, longestWaiver }: Excuses,
): readonly Finding[] {
  const { rule: id, where, owner, ticket, expires, source } = waiver;
  const say = (by: Explanation, problem: string, allowed: string) => {
    const what = `the waiver of ${id} at ${where} (${owner}, ${ticket}) ${problem}`;
    return [made(by, `${id} ${where}`, stacks, what, allowed, source)];
  };
  const cannotBeWaived = rule.refusedByCloud && !rule.warnsBefore;
  if (cannotBeWaived || useless.has(waiver))
    return say(waiverRefused, "is for something that the cloud refuses", "rules that can be waived");
  const left = daysBetween(today, expires);
  if (left < 0) return say(waiverExpired, `expired on ${expires}`, `a last day from ${today} on`);
  if (left > longestWaiver)
    return say(waiverTooLong, `ends on ${expires}, in ${left} days`, `up to ${longestWaiver} days`);
  const couldSay = stacks.some(({ kind }) => rule.phases.includes(kind));
  if (couldSay && !used.has(waiver)) return say(waiverUnused, "excuses nothing", "waivers of existing findings");
  if (left <= WARNED_BEFORE) return say(waiverEndsSoon, `ends on ${expires}, in ${left} days`, "fixed findings");
  return [];
}

/** Entries of the baseline that no longer match. */
function staleFindings(
  baseline: readonly KnownFinding[],
  { findings, undecided, stacks }: Judged,
  rules: Rules,
): readonly Finding[] {
  const there = new Set(findings.map((finding) => finding.fingerprint));
  const open = new Set(undecided.map((one) => placeIn(one.fingerprint)));
  const byName = groupBy(stacks, ({ name }) => name);
  return baseline.flatMap(({ fingerprint, rule, stack, where, source }) => {
    const judged = byName.get(stack) ?? [];
    const couldSay = judged.some(({ kind }) => rules.get(rule)?.phases.includes(kind) ?? true);
    if (!couldSay || there.has(fingerprint) || open.has(placeIn(fingerprint))) return [];
    const what = `the finding of ${rule} at ${where} is gone or has changed`;
    return [made(baselineStale, fingerprint, judged, what, "findings that still exist", source)];
  });
}

function made(
  { id, level, fix }: Explanation,
  key: string,
  judged: Judged["stacks"],
  message: string,
  allowed: string,
  source: string | undefined,
): Finding {
  const stacks = judged.map(({ name }) => name).toSorted();
  const [stack = ""] = stacks;
  const identity = fingerprint([id, stack], [key]);
  return { rule: id, level, fingerprint: identity, message, allowed, fix, stack, ...given({ source }), stacks };
}

function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
