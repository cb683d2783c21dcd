import { rmSync } from "node:fs";
import { type TerraformStack, Testing } from "cdktf";
import { type Finding, type Judgement, type JudgeOptions, judge, type Level, readStacks, standing } from "../policy";
import { textReport } from "../report";

/**
 * What the policy finds in the JSON of a stack.
 * @param options Options of `judge`.
 * @default like the command without a `cenvpn.yaml`
 */
export function judged(stack: TerraformStack, options?: JudgeOptions): Judgement {
  const folder = Testing.fullSynth(stack);
  try {
    return judge(readStacks([folder]), options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Fails a test when the policy finds something in a stack.
 * @param level The lowest level that counts.
 * @default warning
 * @throws Error with the report that the command would print
 */
export function expectNoFindings(stack: TerraformStack, level: Level = "warning"): void {
  const judgement = judged(stack);
  if (counting(judgement, level).length > 0) throw new Error(textReport(judgement));
}

/** The findings of a level or above, without waived ones. */
export function counting({ findings }: Judgement, level: Level): readonly Finding[] {
  return standing(findings).filter((finding) => level === "warning" || finding.level === "error");
}
