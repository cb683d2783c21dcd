import { nearest } from "../domain/nearest";
import { explain as explainRule, rules } from "../policy";
import { coloursFor } from "../report/colours";
import { CommandError, EXIT, type ExitCode } from "./exit-code";
import type { PrintOptions } from "./judgement";

/** `cenvpn explain`: tells what a rule is about, or lists all. */
export function explain(id: string | undefined, { format }: PrintOptions): ExitCode {
  const text = id === undefined ? list(format) : page(id, format);
  process.stdout.write(text);
  return EXIT.fine;
}

function list(format: PrintOptions["format"]): string {
  const rows = rules.map(({ id, level, title }) => ({ id, level, title }));
  if (format === "json") return json(rows);
  const width = Math.max(...rows.map((row) => row.id.length));
  return `${rows.map((row) => `${row.id.padEnd(width)}  ${row.level.padEnd(7)}  ${row.title}`).join("\n")}\n`;
}

function page(id: string, format: PrintOptions["format"]): string {
  const explanation = explainRule(id);
  if (!explanation) throw new CommandError(`there is no rule ${id}.${didYouMean(id)} All of them: cenvpn explain`);
  if (format === "json") return json(explanation);
  const { bold, red, green } = coloursFor(process.stdout);
  const { level, title, why, fix, source, bad, good } = explanation;
  return [
    `${bold(explanation.id)}  ${level}`,
    `${title}.`,
    "",
    `Why     ${why}`,
    `Fix     ${fix}`,
    `Source  ${source.title}${source.date ? `, ${source.date}` : ""}`,
    "",
    `${red("bad")}     ${bad}`,
    `${green("good")}    ${good}`,
    "",
  ].join("\n");
}

function didYouMean(id: string): string {
  const ids = rules.map((rule) => rule.id);
  const near = nearest(id, ids) ?? ids.find((known) => known.includes(id));
  return near ? ` Did you mean ${near}?` : "";
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
