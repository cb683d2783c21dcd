import picocolors from "picocolors";
import { ended } from "../domain/problem";
import { type Finding, type Judgement, standing, type Undecided, type Usage } from "../policy";
import type { Colours } from "./colours";
import {
  count,
  countsText,
  messageOf,
  otherStacks,
  subjectOf,
  USAGE_HEAD,
  usageCells,
  type WaivedFinding,
  waived,
  waiverText,
} from "./words";

/** A judgement for people: by stack, then how full the transit routers are, then the counts. */
export function textReport(judgement: Judgement, colours: Colours = picocolors.createColors(false)): string {
  const { findings, undecided, usage } = judgement;
  const stacks = [...new Set([...findings, ...undecided].map(({ stack }) => stack))];
  const groups = stacks.map((stack) => {
    const entries = [
      ...standing(findings)
        .filter((finding) => finding.stack === stack)
        .map((finding) => findingText(finding, colours)),
      ...undecided.filter((open) => open.stack === stack).map((open) => undecidedText(open, colours)),
      ...waived(findings)
        .filter((finding) => finding.stack === stack)
        .map((finding) => waivedText(finding, colours)),
    ];
    return lines([stack !== "" && colours.bold(stack), entries.join("\n\n")]);
  });
  const parts = [...groups, usageTable(usage), counts(judgement, colours)];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function findingText(finding: Finding, colours: Colours): string {
  const { level, rule, allowed, fix, argument, address } = finding;
  const paint = level === "error" ? colours.red : colours.yellow;
  const others = otherStacks(finding);
  return lines([
    [paint(level), colours.bold(rule), ...where(finding)].join("  "),
    `  ${messageOf(finding)}`,
    `  Allowed: ${ended(allowed)}`,
    `  Fix: ${ended(fix)}`,
    address && colours.dim(`  at ${[address, argument].filter(Boolean).join(" ")}`),
    others.length > 0 && colours.dim(`  also in ${others.join(", ")}`),
  ]);
}

function undecidedText(open: Undecided, colours: Colours): string {
  return lines([
    [colours.cyan("undecided"), colours.bold(open.rule), ...where(open)].join("  "),
    `  ${ended(open.message)}`,
    open.address && colours.dim(`  at ${open.address}`),
  ]);
}

function waivedText(finding: WaivedFinding, colours: Colours): string {
  return lines([
    colours.dim([`waived ${finding.level}`, finding.rule, ...where(finding)].join("  ")),
    `  ${messageOf(finding)}`,
    `  ${ended(sentenceCase(waiverText(finding)))}`,
  ]);
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
