import { type Explanation, explanationOf, explanations } from "../policy";
import { formatOption } from "./options";

/** For commands that describe rules. */
export interface RulesOptions {
  readonly format: "text" | "md" | "json";
  /** Another file than cenvpn.yaml. */
  readonly config?: string;
  /** Whether rules that it names are run. */
  readonly plugins?: boolean;
}

export const ruleFormatOption = () => formatOption(["text", "md", "json"]);

/** All rules of the project: ours, then those that cenvpn.yaml names. Loads the reader of that file only on demand. */
export async function knownRules({ config, plugins }: RulesOptions): Promise<readonly Explanation[]> {
  const { readForeignRules } = await import("../app/foreign-rules.js");
  const { leftOutNotice } = await import("../app/plugins.js");
  const { rules, leftOut } = await readForeignRules(config, plugins);
  process.stderr.write(leftOutNotice(leftOut, plugins));
  return [...explanations(), ...rules.map(({ rule, from }) => explanationOf(rule, from))];
}
