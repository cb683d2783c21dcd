import { Command } from "commander";
import { nearest } from "../../domain/nearest";
import { citation } from "../../domain/source";
import { type Example, type Explanation, explain, shownSnippets } from "../../policy";
import { type Colours, coloursFor } from "../../report/colours";
import { CANNOT_BE_WAIVED, ruleMarkdown } from "../../report/rules";
import { CommandError } from "../command-error";
import { knownRules, type RulesOptions, ruleFormatOption } from "../known-rules";
import { withRules } from "../options";

export const command = withRules(
  new Command("explain")
    .description(
      "Prints what a rule checks, why, its source, when it can decide, how to fix a finding, and an example.",
    )
    .argument("<rule>", "id of a rule, such as inside-cidr, or of a rule that cenvpn.yaml names")
    .addOption(ruleFormatOption()),
).action(explainRule);

async function explainRule(id: string, options: RulesOptions): Promise<void> {
  const explanation = explain(id) ?? (await explainForeign(id, options));
  const forms = {
    text: () => `${page(explanation, coloursFor(process.stdout))}\n`,
    md: () => ruleMarkdown(explanation),
    json: () => `${JSON.stringify(explanation, null, 2)}\n`,
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
  { id, level, phases, refusedByCloud, title, why, fix, terraformFix, source, bad, good, from }: Explanation,
  { bold, red, green }: Colours,
): string {
  return [
    `${bold(id)}  ${[level, ...(refusedByCloud ? [CANNOT_BE_WAIVED] : [])].join("  ")}`,
    `${title}.`,
    "",
    `Why     ${why}`,
    `Fix     ${fix}`,
    ...(terraformFix === undefined ? [] : [`        in Terraform: ${terraformFix}`]),
    `Source  ${citation(source)}`,
    ...(source.url === undefined ? [] : [`        ${source.url}`]),
    `When    ${phases.join(", ")}`,
    ...(from === undefined ? [] : [`From    ${from}`]),
    "",
    `${red("bad")}${exampleText(bad, "     ")}`,
    `${green("good")}${exampleText(good, "    ")}`,
  ].join("\n");
}

/** An example in words continues its line, snippets stand below it. */
function exampleText(example: Example, gap: string): string {
  if (typeof example === "string") return gap + example;
  return shownSnippets(example)
    .map(({ text }) => `\n${text}\n`.replaceAll(/^(?=.)/gm, "  "))
    .join("");
}

function didYouMean(id: string, ids: readonly string[]): string {
  const near = id && (ids.find((known) => known.includes(id)) ?? nearest(id, ids));
  return near ? ` Did you mean ${near}?` : "";
}
