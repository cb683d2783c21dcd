import { Command } from "commander";
import { nearest } from "../../domain/nearest";
import { type Explanation, explain } from "../../policy";
import { type Colours, coloursFor } from "../../report/colours";
import { CANNOT_BE_WAIVED, ruleMarkdown, rulesText } from "../../report/rules";
import { CommandError } from "../command-error";
import { knownRules, type RulesOptions, ruleFormatOption } from "../known-rules";
import { configOption } from "../options";

export const command = new Command("explain")
  .summary("tell what a rule checks and why")
  .description(
    "Tells what a rule checks, why, by which source, when it can decide, and how to fix what it finds; of a check of the field, such as P09, which rules make it.",
  )
  .argument(
    "<rule>",
    "id of a rule, such as inside-cidr; also of those that cenvpn.yaml names; or the number of a check",
  )
  .addOption(ruleFormatOption())
  .addOption(configOption())
  .action((id: string, options: RulesOptions) =>
    /^P\d+$/i.test(id) ? explainCheck(id.toUpperCase(), options) : explainRule(id, options),
  );

async function explainRule(id: string, options: RulesOptions): Promise<void> {
  const explanation = explain(id) ?? (await explainForeign(id, options));
  const forms = {
    text: () => `${page(explanation, coloursFor(process.stdout))}\n`,
    md: () => ruleMarkdown(explanation),
    json: () => `${JSON.stringify(explanation, null, 2)}\n`,
  };
  process.stdout.write(forms[options.format]());
}

async function explainCheck(check: string, options: RulesOptions): Promise<void> {
  const rules = (await knownRules(options)).filter(({ checks }) => checks.some((made) => made === check));
  if (rules.length === 0)
    throw new CommandError(`no rule makes the check ${check}. All of them: cenvpn rules --format md`);
  const forms = {
    text: () => rulesText(rules),
    md: () => rules.map(ruleMarkdown).join("\n"),
    json: () => `${JSON.stringify(rules, null, 2)}\n`,
  };
  process.stdout.write(forms[options.format]());
}

async function explainForeign(id: string, project: RulesOptions): Promise<Explanation> {
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
