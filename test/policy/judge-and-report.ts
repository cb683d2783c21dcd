import { changesOf } from "../../change";
import { type Judgement, judge, readStacks, type Stack, UnreadableTarget } from "../../policy";
import { FORMATS, render, shownTopology, topologyMermaid, topologySvg } from "../../report";

/** A judgement and its change in every format, or the message of an error that is allowed. */
export function judgeAndReport(json: unknown): string {
  try {
    const stacks = readStacks({ name: "any", json });
    return [...reports(stacks)].join("\n");
  } catch (error) {
    if (error instanceof UnreadableTarget) return error.message;
    throw error;
  }
}

/** Everything that cenvpn can print about stacks: judgement and change in every format, and the pictures. */
export function reports(stacks: readonly Stack[], judgement: Judgement = judge(stacks)): readonly string[] {
  const [changes, topology] = [changesOf(stacks), shownTopology(stacks)];
  return [
    ...FORMATS.map((format) =>
      render(judgement, format, { ...(changes ? { changes } : {}), topology: () => topology }),
    ),
    topologyMermaid(topology),
    topologySvg(topology),
  ];
}
