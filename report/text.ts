import picocolors from "picocolors";
import type { Changes } from "../change";
import { ended } from "../domain/problem";
import { type Finding, type Judgement, type Location, standing, type Undecided, type Usage } from "../policy";
import { changeText } from "./change/text";
import type { Colours } from "./colours";
import { countsText, fixOf, withoutPlace } from "./faults";
import {
  alike,
  count,
  MOST_PLACES,
  messageOf,
  otherStacks,
  plural,
  type Some,
  subjectOf,
  USAGE_HEAD,
  usageCells,
  type WaivedFinding,
  waived,
  waiverText,
  worstFirst,
} from "./words";

/** Undecided reasons to show for one stack. */
const MOST_REASONS = 10;

/**
 * A judgement for people: by stack, the errors first; then the use of transit routers, then the counts. A fault at many
 * places appears once.
 *
 * @param changes what the plans that were judged change: that stands above all else
 * @default no plan was judged
 */
export function textReport(
  judgement: Judgement,
  colours: Colours = picocolors.createColors(false),
  changes?: Changes,
): string {
  const { findings, undecided, usage } = judgement;
  const stacks = [...new Set([...findings, ...undecided].map(({ stack }) => stack))];
  const groups = stacks.map((stack) => {
    const here = <T extends Location>(entries: readonly T[]) => entries.filter((entry) => entry.stack === stack);
    const own = worstFirst(here(standing(findings)));
    const former = own.filter(({ wasThere }) => wasThere);
    const entries = [
      ...findingTexts(
        own.filter(({ wasThere }) => !wasThere),
        colours,
      ),
      ...(former.length > 0 ? [colours.dim("From before this plan:"), ...findingTexts(former, colours)] : []),
      ...undecidedTexts(here(undecided), colours),
      ...alike(here(waived(findings)), (finding) => [finding.level, finding.rule, waiverText(finding)]).map((same) =>
        waivedText(same, colours),
      ),
    ];
    return lines([stack !== "" && colours.bold(stack), entries.join("\n\n")]);
  });
  const change = changes ? changeText(changes, judgement, colours) : [];
  const parts = [...change, ...groups, usageTable(usage), counts(judgement, colours)];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function findingTexts(findings: readonly Finding[], colours: Colours): readonly string[] {
  const same = (finding: Finding) => [
    ...[finding.level, finding.rule, finding.allowed, withoutPlace(finding.fix, finding)],
    ...finding.stacks,
  ];
  return alike(findings, same).map((alike) => findingText(alike, colours));
}

function findingText(same: Some<Finding>, colours: Colours): string {
  const [{ level, rule, allowed }] = same;
  const others = otherStacks(same[0]);
  const paint = level === "error" ? colours.red : colours.yellow;
  return lines([
    ...heading([paint(level), colours.bold(rule)], same),
    ...reported(same, colours),
    allowed !== "" && `  Allowed: ${ended(allowed)}`,
    `  Fix: ${ended(fixOf(same))}`,
    isOnePlace(same) &&
      same[0].address &&
      colours.dim(`  at ${[same[0].address, argumentsOf(same)].filter(Boolean).join(" ")}`),
    others.length > 0 && colours.dim(`  also in ${others.join(", ")}`),
  ]);
}

/** One unknown value leaves many checks undecided. */
function undecidedTexts(undecided: readonly Undecided[], colours: Colours): readonly string[] {
  const reasons = alike(undecided, ({ message }) => [message]);
  const more = reasons.length - MOST_REASONS;
  return [
    ...reasons.slice(0, MOST_REASONS).map((same) => {
      const rules = [...new Set(same.map(({ rule }) => rule))];
      const places = alike(same, (open) => where(open)).map(([open]) => open) as unknown as Some<Undecided>;
      const [first, ...others] = places;
      const [place, rest] = [where(first), plural(others.length, "more place")];
      return lines([
        [colours.cyan("undecided"), colours.bold(rules.join(", ")), ...(others.length === 0 ? place : [])].join("  "),
        `  ${ended(first.message)}`,
        others.length === 0
          ? first.address && colours.dim(`  at ${first.address}`)
          : colours.dim(`  at ${place.join("  ")}, and in ${rest}`),
      ]);
    }),
    ...(more > 0 ? [`${colours.cyan("undecided")}  for ${plural(more, "more reason")}`] : []),
  ];
}

function waivedText(same: Some<WaivedFinding>, colours: Colours): string {
  const [finding] = same;
  return lines([
    ...heading([colours.dim(`waived ${finding.level}`), finding.rule], same),
    ...reported(same, colours),
    `  ${ended(sentenceCase(waiverText(finding)))}`,
  ]);
}

/** What and how often; the place, if there is only one. */
function heading(words: readonly string[], same: Some<Finding>): readonly string[] {
  return [[...words, ...(isOnePlace(same) ? where(same[0]) : [`${same.length} ×`])].join("  ")];
}

/** The messages; under each its places, if there are several. */
function reported(same: Some<Finding>, colours: Colours): readonly string[] {
  if (isOnePlace(same)) return [`  ${same.length === 1 ? messageOf(same[0]) : ended(same[0].message)}`];
  const places = alike(same, (finding) => [finding.message, ...where(finding)]);
  const more = places.length - MOST_PLACES;
  return [
    ...alike(places.slice(0, MOST_PLACES), ([finding]) => [withoutPlace(finding.message, finding)]).flatMap((about) => [
      `  ${ended(about[0][0].message)}`,
      ...about.map((place) =>
        colours.dim(`    at ${[...where(place[0]), argumentsOf(place)].filter(Boolean).join("  ")}`),
      ),
    ]),
    ...(more > 0 ? [colours.dim(`    and in ${plural(more, "more place")}`)] : []),
  ];
}

/** Whether it is one message about one thing, perhaps about several of its arguments. */
function isOnePlace(same: Some<Finding>): boolean {
  return alike(same, (finding) => [finding.message, ...where(finding)]).length === 1;
}

function argumentsOf(place: Some<Finding>): string {
  return [...new Set(place.flatMap(({ argument }) => argument ?? []))].join(", ");
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function where(entry: Finding | Undecided): readonly string[] {
  const subject = subjectOf(entry);
  return [subject === entry.stack ? undefined : subject, entry.source ?? entry.written].filter(
    (part) => part !== undefined,
  );
}

function usageTable(usage: readonly Usage[]): string {
  const rows = usage.length === 0 ? [] : [USAGE_HEAD, ...usage.map(usageCells)];
  const widths = USAGE_HEAD.map((_, column) => Math.max(0, ...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function counts(judgement: Judgement, colours: Colours): string {
  const [errors, warnings] = [count(judgement.findings, "error"), count(judgement.findings, "warning")];
  const paint = errors > 0 ? colours.red : warnings > 0 ? colours.yellow : colours.green;
  return paint(countsText(judgement));
}

function lines(parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join("\n");
}
