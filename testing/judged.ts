import { rmSync } from "node:fs";
import { TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { type Finding, type Judgement, type JudgeOptions, judge, type Level, readStacks, standing } from "../policy";
import { textReport } from "../report";

/**
 * What the policy finds in the JSON of a stack.
 * @param options Options of `judge`.
 * @default like the command without a `cenvpn.yaml`
 */
export function judged(stack: TerraformStack, options?: JudgeOptions): Judgement {
  const folder = synthesized(stack);
  try {
    return judge(readStacks([folder]), options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The folder with the JSON of a stack alone.
 * @throws TypeError for anything else, such as a construct in a stack
 */
export function synthesized(stack: TerraformStack): string {
  if (TerraformStack.isStack(stack)) return Testing.fullSynth(stack);
  const what = Construct.isConstruct(stack) ? `the construct ${(stack as Construct).node.path}` : "this";
  throw new TypeError(
    `${what} is not a TerraformStack. Fix: give the stack; TerraformStack.of(construct) returns that of a construct.`,
  );
}

/**
 * Fails a test when the policy finds something in a stack.
 * @param level The lowest level that counts.
 * @default warning
 * @throws Error with the report that the command would print
 */
export function expectNoFindings(stack: TerraformStack, level: Level = "warning"): void {
  const judgement = judged(stack);
  if (counting(judgement, level).length > 0) throw new Error(report(judgement));
}

const LEVELS: readonly Level[] = ["error", "warning"];

/** The findings of a level or above, without waived ones. */
export function counting({ findings }: Judgement, level: Level): readonly Finding[] {
  if (!LEVELS.includes(level)) throw new TypeError(`there is no level ${level}. Allowed: ${LEVELS.join(", ")}.`);
  return standing(findings).filter((finding) => level === "warning" || finding.level === "error");
}

/** For a test's failure: jest takes every line `at FILE:LINE:COLUMN` for a frame of the stack, and moves it to the end. */
export function report(judgement: Judgement): string {
  return textReport(judgement).replaceAll(/^( *)at (?=.*:\d+:\d+)/gm, "$1in ");
}
