import { judge, readStacks, UnreadableTarget } from "../../policy";
import { FORMATS, render } from "../../report";

/** A judgement in every format, or the one error that is allowed. */
export function judgeAndReport(json: unknown): string {
  try {
    const judgement = judge(readStacks({ name: "any", json }));
    return FORMATS.map((format) => render(judgement, format)).join("\n");
  } catch (error) {
    if (error instanceof UnreadableTarget) return error.message;
    throw error;
  }
}
