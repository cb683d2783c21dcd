import { Command } from "commander";
import { rulesMarkdown, rulesText } from "../../report/rules";
import { knownRules, type RulesOptions, ruleFormatOption } from "../known-rules";
import { withRules } from "../options";

export const command = withRules(
  new Command("rules")
    .description(
      "Lists all rules, including the rules that cenvpn.yaml names: as lines, as a Markdown page, or as JSON with everything about each rule.",
    )
    .addOption(ruleFormatOption()),
).action(rules);

async function rules(options: RulesOptions): Promise<void> {
  const list = await knownRules(options);
  const forms = {
    text: () => rulesText(list),
    md: () => rulesMarkdown(list),
    json: () => `${JSON.stringify(list, null, 2)}\n`,
  };
  process.stdout.write(forms[options.format]());
}
