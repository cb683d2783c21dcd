import type { Settings } from "../app/settings";
import { changesOf } from "../change";
import { judge, readStacks } from "../policy";
import type { MadePlan } from "../rehearsal";
import { coloursFor } from "../report/colours";
import { render } from "../report/render";
import { writeReports } from "./conclude";
import type { ReportFile } from "./report-file";
import { version } from "./version";

/**
 * Prints what the policy finds in the plans that a command made in a rehearsal, each finding once. On stderr, since
 * standard output belongs to the command.
 */
export function judgeMadePlans(
  plans: readonly MadePlan[],
  { notice, judge: how, reports }: Pick<Settings, "notice" | "judge" | "reports">,
  report: readonly ReportFile[] = [],
): void {
  const seen = new Set<string>();
  for (const [index, round] of rounds(plans).entries()) {
    const stacks = readStacks(round);
    const judgement = judge(stacks, how);
    const isNew = judgement.findings.some(({ fingerprint }) => !seen.has(fingerprint));
    for (const { fingerprint } of judgement.findings) seen.add(fingerprint);
    if (index > 0 && !isNew) continue;
    const options = { version, changes: changesOf(stacks) };
    const terminal = { colours: coloursFor(process.stderr), width: process.stderr.columns };
    const text = render(judgement, "text", { ...options, ...terminal });
    process.stderr.write(`${index === 0 ? notice : ""}\nrehearsal: what the policy finds in the plans\n\n${text}`);
    if (index === 0) writeReports([...reports, ...report], judgement, options);
  }
}

/**
 * The first plans of all stacks, then the second ones, and so on: a second plan belongs to the same stack, which counts
 * once.
 */
function rounds(plans: readonly MadePlan[]): readonly (readonly MadePlan[])[] {
  const result: MadePlan[][] = [];
  for (const plan of plans) {
    const round = result.find((one) => one.every(({ name }) => name !== plan.name));
    if (round) round.push(plan);
    else result.push([plan]);
  }
  return result;
}
