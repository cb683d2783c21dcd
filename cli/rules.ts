import { EXIT, type ExitCode } from "../domain/exit-code";
import { rulesMarkdown, rulesText } from "../report/rules";
import { knownRules, type RulesOfProject } from "./known-rules";
import { withProblemsAsJson } from "./problems-as-json";

export interface RulesOptions extends RulesOfProject {
  readonly format: "text" | "md" | "json";
}

/** `cenvpn rules`: lists all rules. */
export function rules(options: RulesOptions): Promise<ExitCode> {
  return withProblemsAsJson(options, async () => {
    const list = await knownRules(options);
    const forms = {
      text: () => rulesText(list),
      md: () => rulesMarkdown(list),
      json: () => `${JSON.stringify(list, null, 2)}\n`,
    };
    process.stdout.write(forms[options.format]());
    return EXIT.fine;
  });
}
