import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { build } from "../../app/build";
import { readPolicy } from "../../config";
import { type Example, type JudgeOptions, judge, type Rule, readStacks, rules, type Snippet } from "../../policy";
import { temporaryFile, temporaryFolder } from "../setup/files";
import type { Json } from "./fixtures";
import { good } from "./good";
import { writtenOver } from "./hcl";
import { planOf } from "./plan-of";
import { planOfChange } from "./plan-of-change";

/** Rules whose examples are words, because no piece of a file can show them. */
const IN_WORDS = [
  "ecmp-paths",
  "environment-file-name",
  "placeholder-keys",
  "terraform-checks",
  "whole-plan",
  "count-indexed",
  "state-out-of-git",
];

const shown = rules.filter(({ id }) => !IN_WORDS.includes(id));

test.each(shown.map((rule) => [rule.id, rule] as const))(
  "%s finds its bad example, and nothing in its good one",
  async (_, rule) => {
    expect(await judged(rule, rule.bad)).not.toEqual([]);
    expect(await judged(rule, rule.good)).toEqual([]);
  },
);

/** What a rule finds in one of its own examples. */
async function judged(rule: Rule, example: Example): Promise<readonly string[]> {
  if (typeof example === "string") throw new Error("an example in words cannot be judged");
  if ("before" in example) {
    const [before, after] = await Promise.all(
      [example.before, example.after].map(({ text }) => writtenOver(good, text)),
    );
    return found(rule, planOfChange(before ?? {}, after ?? {}));
  }
  const snippets: readonly Snippet[] = "text" in example ? [example] : example;
  const textsOf = (of: Snippet["of"]) => snippets.filter((snippet) => snippet.of === of).map(({ text }) => text);
  const options = policyOf(textsOf("policy"));
  const environment = textsOf("environment");
  if (environment.length > 0) {
    const text = stringify(environment.map((one) => parse(one)).reduce(merged, parse(ENVIRONMENT)));
    const files = [temporaryFile("dev.yaml", text)];
    return build({ files, outdir: temporaryFolder(), judge: { rules: [rule], ...options } }).judgement.findings.map(
      ({ message }) => message,
    );
  }
  let stack = good;
  for (const text of textsOf("terraform")) stack = await writtenOver(stack, text);
  return found(rule, rule.phases.includes("synth") ? stack : planOf(stack), options);
}

const ENVIRONMENT = readFileSync("test/policy/examples.environment.yaml", "utf8");

function found(rule: Rule, json: Json, options: JudgeOptions = {}): readonly string[] {
  return judge(readStacks({ name: "dev-sites", json }), { rules: [rule], ...options }).findings.map(
    ({ message }) => message,
  );
}

/** The options that a piece of cenvpn.yaml sets. */
function policyOf(texts: readonly string[]): JudgeOptions {
  if (texts.length === 0) return {};
  const { problems, options = {}, limits } = readPolicy(temporaryFile("cenvpn.yaml", texts.join("\n")));
  expect(problems).toEqual([]);
  return { ruleOptions: options, limits };
}

/** Merges two maps; in a conflict the second map wins. */
function merged(there: unknown, written: unknown): unknown {
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isMap(there) || !isMap(written)) return written;
  const values = Object.entries(written).map(([name, value]) => [name, merged(there[name], value)]);
  return { ...there, ...Object.fromEntries(values) };
}

test("only rules that no piece of a file can show have examples in words", () => {
  const inWords = rules.filter(({ bad, good }) => typeof bad === "string" || typeof good === "string");
  expect(inWords.map(({ id }) => id).toSorted()).toEqual(IN_WORDS.toSorted());
});
