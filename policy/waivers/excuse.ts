import { daysBetween } from "../../domain/date";
import type { Stack } from "../../graph/terraform/stack";
import { fingerprint, isSamePlace } from "../fingerprint";
import type { Finding, Undecided } from "../judgement";
import type { Explanation, Rule } from "../rule";
import { concernsStack, placeMatcher } from "./pattern";
import { baselineStale, waiverEndsSoon, waiverExpired, waiverRefused, waiverTooLong, waiverUnused } from "./rules";
import type { Excuses, KnownFinding, Waiver } from "./waiver";

/** From this many days before the end of a waiver on, a warning tells of it. */
const WARNED_BEFORE = 14;

/** What was judged, and by what. */
interface Judged {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly stacks: readonly Pick<Stack, "name" | "kind">[];
  readonly rules: readonly Rule[];
}

/** Marks findings that a waiver or the baseline excuses, and adds what is wrong with waivers and baseline themselves. */
export function excuse(judged: Judged, excuses: Excuses): readonly Finding[] {
  const waivers = excuses.waivers.map((waiver) => ({ waiver, matches: matcher(waiver) }));
  const running = waivers.filter(({ waiver }) => isRunning(waiver, excuses));
  const known = new Map(excuses.baseline.map((entry) => [entry.fingerprint, entry]));
  const findings = judged.findings.map((finding): Finding => {
    if (isRefusedByCloud(finding, judged.rules)) return finding;
    const waiver = running.find(({ matches }) => matches(finding))?.waiver;
    if (waiver) {
      const { reason, owner, expires, ticket, source } = waiver;
      return { ...finding, waived: { by: "waiver", reason, owner, expires, ticket, ...given({ source }) } };
    }
    const entry = known.get(finding.fingerprint);
    if (!entry) return finding;
    return { ...finding, waived: { by: "baseline", reason: "was there before", ...given({ source: entry.source }) } };
  });
  return [
    ...findings,
    ...waivers.flatMap(({ waiver, matches }) => waiverFindings(waiver, matches, judged, excuses)),
    ...excuses.baseline.flatMap((entry) => staleFindings(entry, judged)),
  ];
}

type Matcher = (entry: Finding | Undecided) => boolean;

function matcher({ rule, where }: Waiver): Matcher {
  const matches = placeMatcher(where);
  return (entry) => entry.rule === rule && matches(entry);
}

function isRunning({ expires }: Waiver, { today, longestWaiver }: Excuses): boolean {
  const left = daysBetween(today, expires);
  return left >= 0 && left <= longestWaiver;
}

/** Whether the cloud refuses anyway what is found, whatever anybody agrees to. */
export function isRefusedByCloud({ rule, level }: Finding, rules: readonly Rule[]): boolean {
  return level === "error" && rules.some(({ id, refusedByCloud }) => id === rule && refusedByCloud);
}

/** At most one thing is wrong with a waiver, and only where it concerns what was judged. */
function waiverFindings(waiver: Waiver, matches: Matcher, judged: Judged, excuses: Excuses): readonly Finding[] {
  const { rule: id, where, owner, ticket, expires, source } = waiver;
  const stacks = judged.stacks.filter(({ name }) => concernsStack(where, name));
  const rule = judged.rules.find((asked) => asked.id === id);
  if (stacks.length === 0 || !rule) return [];
  const say = (by: Explanation, problem: string, allowed: string) => [
    made(
      by,
      `${id} ${where}`,
      stacks,
      `the waiver of ${id} at ${where} (${owner}, ${ticket}) ${problem}`,
      allowed,
      source,
    ),
  ];
  const cannotBeWaived = rule.refusedByCloud && !rule.warnsBefore;
  if (cannotBeWaived || judged.findings.some((finding) => matches(finding) && isRefusedByCloud(finding, judged.rules)))
    return say(waiverRefused, "is for what the cloud refuses", "rules that can be waived");
  const left = daysBetween(excuses.today, expires);
  if (left < 0) return say(waiverExpired, `expired on ${expires}`, `a last day from ${excuses.today} on`);
  if (left > excuses.longestWaiver)
    return say(waiverTooLong, `ends on ${expires}, in ${left} days`, `up to ${excuses.longestWaiver} days`);
  const couldTell = stacks.some(({ kind }) => rule.phases.includes(kind));
  if (couldTell && ![...judged.findings, ...judged.undecided].some(matches))
    return say(waiverUnused, "excuses nothing", "waivers of what is there");
  if (left <= WARNED_BEFORE) return say(waiverEndsSoon, `ends on ${expires}, in ${left} days`, "mended findings");
  return [];
}

function staleFindings({ fingerprint, rule, stack, where, source }: KnownFinding, judged: Judged): readonly Finding[] {
  const stacks = judged.stacks.filter(({ name }) => name === stack);
  const asked = judged.rules.find(({ id }) => id === rule);
  const couldTell = stacks.some(({ kind }) => asked?.phases.includes(kind) ?? true);
  const isThere =
    judged.findings.some((finding) => finding.fingerprint === fingerprint) ||
    judged.undecided.some((open) => isSamePlace(open.fingerprint, fingerprint));
  if (!couldTell || isThere) return [];
  const what = `${rule} at ${where} is not found as it was`;
  return [made(baselineStale, fingerprint, stacks, what, "findings that are there", source)];
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
