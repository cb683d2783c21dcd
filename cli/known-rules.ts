import { type Explanation, explanationOf, explanations } from "../policy";
import { formatOption } from "./options";

/** Of commands that describe rules. */
export interface RulesOptions {
  readonly format: "text" | "md" | "json";
  /** Another file than cenvpn.yaml. */
  readonly config?: string;
}

export const ruleFormatOption = () => formatOption(["text", "md", "json"]);

/** All rules of the project: ours, then those that cenvpn.yaml names. What reads that file is loaded only when rules are asked for. */
export async function knownRules({ config }: RulesOptions): Promise<readonly Explanation[]> {
  const { readForeignRules } = require("../app/foreign-rules") as typeof import("../app/foreign-rules");
  const foreign = await readForeignRules(config);
  return [...explanations(), ...foreign.map(({ rule, from }) => explanationOf(rule, from))];
}
