import { explanations } from "../policy";
import { rulesMarkdown, rulesText } from "../report/rules";
import { EXIT, type ExitCode } from "./exit-code";

export interface RulesOptions {
  readonly format: "text" | "md" | "json";
}

/** `cenvpn rules`: lists all rules. */
export function rules({ format }: RulesOptions): ExitCode {
  const list = explanations();
  process.stdout.write(
    { text: rulesText, md: rulesMarkdown, json: (all: unknown) => `${JSON.stringify(all, null, 2)}\n` }[format](list),
  );
  return EXIT.fine;
}
