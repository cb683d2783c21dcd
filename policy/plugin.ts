import type { Problem } from "../domain/problem";
import { ruleIdProblem } from "../domain/rule-id";
import { isExample } from "./example";
import type { Rule } from "./rule";

const TEXTS = ["title", "why", "fix"] as const;
const EXAMPLES = ["bad", "good"] as const;
const FUNCTIONS = ["subjects", "check"] as const;

/** Why something that a file or package exports is no rule; told before it is asked anything. */
export function ruleProblem(candidate: unknown): Problem | undefined {
  const rule = Object(candidate) as Partial<Record<keyof Rule, unknown>>;
  const allowed = "a default export of rules as the function rule of cenvpn/policy makes them";
  if (typeof rule.id !== "string") return { what: "it exports something that is no rule: it has no id", allowed };
  const problem = ruleIdProblem(rule.id);
  if (problem) return problem;
  const missing = [
    ...TEXTS.filter((name) => typeof rule[name] !== "string"),
    ...EXAMPLES.filter((name) => !isExample(rule[name])),
    ...FUNCTIONS.filter((name) => typeof rule[name] !== "function"),
    ...(rule.level === "error" || rule.level === "warning" ? [] : ["level"]),
    ...(typeof Object(rule.source).title === "string" ? [] : ["source"]),
    ...(Array.isArray(rule.phases) ? [] : ["phases"]),
  ];
  return missing.length > 0 ? { what: `the rule ${rule.id} lacks ${missing.join(", ")}`, allowed } : undefined;
}
