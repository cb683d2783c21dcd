import type { Settings } from "../app/settings";
import { changesOf } from "../change";
import { judge, readStacks } from "../policy";
import type { MadePlan } from "../rehearsal";
import { coloursFor } from "../report/colours";
import { render } from "../report/render";
import { type ReportFile, writeReport } from "./report-file";
import { version } from "./version";

/**
 * Prints what the policy finds in the plans that a command made in a rehearsal. On stderr, since standard output is the
 * command's.
 */
export function judgeMadePlans(
  plans: readonly MadePlan[],
  { notice, judge: how, reports }: Pick<Settings, "notice" | "judge" | "reports">,
  report: readonly ReportFile[] = [],
): void {
  if (plans.length === 0) return;
  const stacks = readStacks(plans);
  const judgement = judge(stacks, how);
  const options = { version, changes: changesOf(stacks) };
  const terminal = { colours: coloursFor(process.stderr), width: process.stderr.columns };
  const text = render(judgement, "text", { ...options, ...terminal });
  process.stderr.write(`${notice}\nrehearsal: what the policy finds in the plans\n\n${text}`);
  for (const { format, file } of [...reports, ...report]) writeReport(file, render(judgement, format, options));
}
