import { isoDay } from "../domain/date";
import { printableData } from "../domain/printable";
import { ResourceGraph } from "../graph/network/graph";
import { redactor } from "../graph/read/redact";
import type { Stack } from "../graph/terraform/stack";
import { applyRule } from "./apply-rule";
import { withDevicesOf } from "./devices";
import { type Identity, placeIn, withFingerprints } from "./fingerprint";
import { withPast } from "./found-before";
import type { JudgedRule, JudgedStack, Judgement, Location } from "./judgement";
import { DEFAULT_RULE_OPTIONS, type RuleOptions } from "./options";
import { usage } from "./quota/usage";
import type { Explanation, Level, Rule } from "./rule";
import { rules as allRules } from "./rules";
import { type KnownBeside, surroundingsOf } from "./surroundings";
import { excuse } from "./waivers/excuse";
import { waiverRules } from "./waivers/rules";
import { type KnownFinding, LONGEST_WAIVER, type Waiver, waiversIn } from "./waivers/waiver";

/** How stacks are judged. */
export interface JudgeOptions extends KnownBeside {
  /**
   * The day of the judgement, `2026-11-25`, which decides whether raised limits and waivers have expired.
   * @default today, in UTC
   */
  readonly today?: string;
  /** Levels that differ from the rules' own. Rules for what the cloud refuses anyway keep theirs. @default none */
  readonly levels?: Readonly<Record<string, Level | "off">>;
  /** Waivers, in addition to the stacks' own. @default none */
  readonly waivers?: readonly Waiver[];
  /** How far away the last day of a waiver may be, in days. @default 180 */
  readonly longestWaiver?: number;
  /** Findings that existed before. @default none */
  readonly baseline?: readonly KnownFinding[];
  /** Lowest level that fails. @default error */
  readonly failOn?: Level;
  /** Whether undecided checks fail too. @default false */
  readonly strict?: boolean;
  /** Rules to judge by. @default all */
  readonly rules?: readonly Rule[];
  /** What rules leave to a team, such as allowed algorithms. @default each option's own default */
  readonly ruleOptions?: Partial<RuleOptions>;
}

/** Judges stacks that were read together. */
export function judge(stacks: readonly Stack[], options: JudgeOptions = {}): Judgement {
  const { levels = {}, waivers = [], baseline = [], today = isoDay(new Date()) } = options;
  const rules = (options.rules ?? allRules).filter((rule) => levelOf(rule, levels) !== "off");
  const settled = { ...DEFAULT_RULE_OPTIONS, ...options.ruleOptions };
  const ruleOptions = { ...settled, devices: withDevicesOf(stacks, settled.devices) };
  const graph = new ResourceGraph(stacks);
  const surroundings = surroundingsOf(graph, options, ruleOptions.headroom, today);
  const verdicts = rules.map((rule) =>
    applyRule(rule, levelOf(rule, levels) as Level, graph, surroundings, ruleOptions),
  );
  const redact = redactor(stacks.flatMap(({ sensitive }) => [...sensitive]));
  const withoutSecret = <T extends Identity>(entry: T): T =>
    entry.fault === undefined ? entry : { ...entry, fault: redact(entry.fault) };
  const finish = <T extends Identity & Location>(entries: readonly T[]) =>
    withWritten(withFingerprints(entries.toSorted(byLocation).map(withoutSecret)), stacks);
  const recurring = new Set(rules.filter(({ phases }) => phases.includes("state")).map(({ id }) => id));
  const canRecur = (rule: string) => recurring.has(rule);
  const undecided = finish(verdicts.flatMap(({ undecided }) => undecided));
  const found = withPast(finish(verdicts.flatMap(({ findings }) => findings)), stacks, canRecur, (before, asked) => {
    const around = surroundingsOf(before, options, ruleOptions.headroom, today);
    const again = rules
      .filter(({ id }) => asked.has(id))
      .map((rule) => applyRule(rule, rule.level, before, around, ruleOptions));
    return {
      found: new Set(finish(again.flatMap(({ findings }) => findings)).map(({ fingerprint }) => fingerprint)),
      open: new Set(finish(again.flatMap((one) => one.undecided)).map(({ fingerprint }) => placeIn(fingerprint))),
    };
  });
  const findings = excuse(
    { findings: found, undecided, stacks, rules },
    {
      waivers: [...stacks.flatMap(waiversIn), ...waivers],
      baseline,
      longestWaiver: options.longestWaiver ?? LONGEST_WAIVER,
      today,
    },
  );
  // a rule's fixed sentences reveal no secret that happens to equal a word in them
  const constant = new Set(rules.flatMap(({ fix, terraformFix = fix }) => [fix, terraformFix]));
  const spoken = <T extends { readonly message: string }>(entry: T): T => ({
    ...entry,
    message: redact(entry.message),
  });
  return printableData({
    failOn: options.failOn ?? "error",
    strict: options.strict ?? false,
    findings: findings.toSorted(byLocation).map((entry) => ({
      ...spoken(entry),
      allowed: redact(entry.allowed),
      fix: constant.has(entry.fix) ? entry.fix : redact(entry.fix),
    })),
    undecided: undecided.map(spoken),
    usage: usage(graph, surroundings).map((row) => ({
      ...row,
      ...(row.transitRouter === undefined ? {} : { transitRouter: redact(row.transitRouter) }),
    })),
    stacks: stacks.map(judgedStack),
    rules: [
      ...rules.map((rule) => judgedRule(rule, levelOf(rule, levels) as Level)),
      ...waiverRules.map((rule) => judgedRule(rule, rule.level)),
    ],
  });
}

/** A rule's level in this project. */
function levelOf({ id, level, refusedByCloud }: Rule, levels: NonNullable<JudgeOptions["levels"]>): Level | "off" {
  return refusedByCloud || !Object.hasOwn(levels, id) ? level : (levels[id] ?? level);
}

function judgedRule({ id, title, why, fix, source }: Explanation, level: Level): JudgedRule {
  return { id, level, title, why, fix, source };
}

function judgedStack({ name, kind, resources, file }: Stack): JudgedStack {
  return { name, kind, resources: resources.length, ...(file === undefined ? {} : { file }) };
}

/** Adds places in Terraform's own input for findings without a source file. */
function withWritten<T extends Location>(entries: readonly T[], stacks: readonly Stack[]): readonly T[] {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  return entries.map((entry) => {
    const { stack, address, source } = entry;
    const written = source === undefined && address !== undefined ? byName.get(stack)?.placeOf?.(address) : undefined;
    return written === undefined ? entry : { ...entry, written };
  });
}

function byLocation(one: Identity, other: Identity): number {
  const keys = (entry: Identity) => [entry.stack, entry.address, entry.argument, entry.rule].map((key) => key ?? "");
  const [left, right] = [keys(one), keys(other)];
  const differing = left.findIndex((key, index) => key !== right[index]);
  return differing < 0 ? 0 : compare(left[differing] ?? "", right[differing] ?? "");
}

/** By code unit, so the order does not depend on a locale. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
