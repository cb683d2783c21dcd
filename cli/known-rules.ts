import { existsSync } from "node:fs";
import { POLICY_FILE } from "../config/policy-file";
import { type Explanation, explanationOf, explanations } from "../policy";

/** Where the project says which rules it has. */
export interface RulesOfProject {
  /** Another file than cenvpn.yaml. */
  readonly config?: string;
}

/** All rules of the project: ours, then those that cenvpn.yaml names. */
export async function knownRules(project: RulesOfProject): Promise<readonly Explanation[]> {
  return [...explanations(), ...(await foreignRules(project))];
}

/** Those that cenvpn.yaml names. What reads it is loaded only when there is one. */
async function foreignRules({ config }: RulesOfProject): Promise<readonly Explanation[]> {
  if (config === undefined && !existsSync(POLICY_FILE)) return [];
  const { readForeignRules } = require("../app/foreign-rules") as typeof import("../app/foreign-rules");
  return (await readForeignRules(config)).map(({ rule, from }) => explanationOf(rule, from));
}
