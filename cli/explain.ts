import { nearest } from "../domain/nearest";
import { type Explanation, explain as explainRule, explanations } from "../policy";
import { type Colours, coloursFor } from "../report/colours";
import { CommandError, EXIT, type ExitCode } from "./exit-code";
import type { PrintOptions } from "./judgement";

/** `cenvpn explain`: tells what a rule is about. */
export function explain(id: string, { format }: PrintOptions): ExitCode {
  const explanation = explainRule(id);
  if (!explanation) throw new CommandError(`there is no rule ${id}.${didYouMean(id)} All of them: cenvpn rules`);
  const text = format === "json" ? JSON.stringify(explanation, null, 2) : page(explanation, coloursFor(process.stdout));
  process.stdout.write(`${text}\n`);
  return EXIT.fine;
}

function page(
  { id, level, phases, checks, title, why, fix, source, bad, good }: Explanation,
  { bold, red, green }: Colours,
): string {
  return [
    `${bold(id)}  ${[level, ...checks].join("  ")}`,
    `${title}.`,
    "",
    `Why     ${why}`,
    `Fix     ${fix}`,
    `Source  ${source.title}${source.date ? `, ${source.date}` : ""}`,
    `When    ${phases.join(", ")}`,
    "",
    `${red("bad")}     ${bad}`,
    `${green("good")}    ${good}`,
  ].join("\n");
}

function didYouMean(id: string): string {
  const ids = explanations().map((rule) => rule.id);
  const near = nearest(id, ids) ?? ids.find((known) => known.includes(id));
  return near ? ` Did you mean ${near}?` : "";
}
