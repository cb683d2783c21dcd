import type { TerraformStack } from "cdktf";
import { explain, type Level, standing } from "../policy";
import { counting, judged, report } from "./judged";

/** What `expect(stack)` has after `expect.extend(matchers)`. */
export interface FindingMatchers<R = void> {
  /**
   * The policy finds nothing.
   * @param level The lowest level that counts.
   * @default warning
   */
  toHaveNoFindings(level?: Level): R;
  /**
   * A rule finds something.
   * @param rule Its id, such as `inside-cidr`.
   * @param where A part of the finding's address or argument, such as `shanghai__main`.
   * @default anywhere
   */
  toHaveFinding(rule: string, where?: string): R;
}

interface Outcome {
  readonly pass: boolean;
  message(): string;
}

/** Matchers for jest: `expect.extend(matchers)`, once, in a file of `setupFilesAfterEnv`. */
export const matchers = {
  toHaveNoFindings(stack: TerraformStack, level: Level = "warning"): Outcome {
    const judgement = judged(stack);
    const pass = counting(judgement, level).length === 0;
    return {
      pass,
      message: () => (pass ? "the policy should find something in the stack, but finds nothing" : report(judgement)),
    };
  },

  toHaveFinding(stack: TerraformStack, rule: string, where = ""): Outcome {
    if (!explain(rule)) throw new Error(`there is no rule ${rule}. All of them: cenvpn rules`);
    const judgement = judged(stack);
    const found = standing(judgement.findings).filter((finding) => finding.rule === rule);
    const pass = found.some(({ address, argument = "" }) => `${address} ${argument}`.includes(where));
    const expected = where === "" ? rule : `${rule} at ${where}`;
    return {
      pass,
      message: () => `the policy should ${pass ? "not " : ""}find ${expected}:\n\n${report(judgement)}`,
    };
  },
};

declare global {
  namespace jest {
    interface Matchers<R> extends FindingMatchers<R> {}
  }
}
