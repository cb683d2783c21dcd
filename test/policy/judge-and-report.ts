import { changesOf } from "../../change";
import { judge, readStacks, UnreadableTarget } from "../../policy";
import { FORMATS, render } from "../../report";

/** A judgement in every format, with the change that it is about, or the one error that is allowed. */
export function judgeAndReport(json: unknown): string {
  try {
    const stacks = readStacks({ name: "any", json });
    const [judgement, changes] = [judge(stacks), changesOf(stacks)];
    return FORMATS.map((format) => render(judgement, format, { changes })).join("\n");
  } catch (error) {
    if (error instanceof UnreadableTarget) return error.message;
    throw error;
  }
}
