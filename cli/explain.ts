import { EXIT, type ExitCode } from "../domain/exit-code";
import { nearest } from "../domain/nearest";
import { type Explanation, explain as explainOwn } from "../policy";
import { type Colours, coloursFor } from "../report/colours";
import { CANNOT_BE_WAIVED, ruleMarkdown, rulesText } from "../report/rules";
import { CommandError } from "./command-error";
import { knownRules, type RulesOfProject } from "./known-rules";
import { withProblemsAsJson } from "./problems-as-json";
import type { RulesOptions } from "./rules";

/** `cenvpn explain`: tells what a rule is about, or by which rules a check of the field is made. */
export function explain(id: string, options: RulesOptions): Promise<ExitCode> {
  return withProblemsAsJson(options, async () => {
    if (/^P\d+$/i.test(id)) return explainCheck(id.toUpperCase(), options);
    const explanation = explainOwn(id) ?? (await explainForeign(id, options));
    const forms = {
      text: () => `${page(explanation, coloursFor(process.stdout))}\n`,
      md: () => ruleMarkdown(explanation),
      json: () => `${JSON.stringify(explanation, null, 2)}\n`,
    };
    process.stdout.write(forms[options.format]());
    return EXIT.fine;
  });
}

async function explainCheck(check: string, options: RulesOptions): Promise<ExitCode> {
  const rules = (await knownRules(options)).filter(({ checks }) => checks.some((made) => made === check));
  if (rules.length === 0)
    throw new CommandError(`no rule makes the check ${check}. All of them: cenvpn rules --format md`);
  const forms = {
    text: () => rulesText(rules),
    md: () => rules.map(ruleMarkdown).join("\n"),
    json: () => `${JSON.stringify(rules, null, 2)}\n`,
  };
  process.stdout.write(forms[options.format]());
  return EXIT.fine;
}

async function explainForeign(id: string, project: RulesOfProject): Promise<Explanation> {
  const rules = await knownRules(project);
  const found = rules.find((known) => known.id === id);
  if (found) return found;
  const hint = didYouMean(
    id,
    rules.map((rule) => rule.id),
  );
  throw new CommandError(`there is no rule ${id}.${hint} All of them: cenvpn rules`);
}

function page(
  { id, level, phases, checks, refusedByCloud, title, why, fix, terraformFix, source, bad, good, from }: Explanation,
  { bold, red, green }: Colours,
): string {
  return [
    `${bold(id)}  ${[level, ...checks, ...(refusedByCloud ? [CANNOT_BE_WAIVED] : [])].join("  ")}`,
    `${title}.`,
    "",
    `Why     ${why}`,
    `Fix     ${fix}`,
    ...(terraformFix === undefined ? [] : [`        in Terraform: ${terraformFix}`]),
    `Source  ${source.title}${source.date ? `, ${source.date}` : ""}`,
    `When    ${phases.join(", ")}`,
    ...(from === undefined ? [] : [`From    ${from}`]),
    "",
    `${red("bad")}     ${bad}`,
    `${green("good")}    ${good}`,
  ].join("\n");
}

function didYouMean(id: string, ids: readonly string[]): string {
  const near = id && (ids.find((known) => known.includes(id)) ?? nearest(id, ids));
  return near ? ` Did you mean ${near}?` : "";
}
