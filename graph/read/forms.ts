import { groupBy } from "../group-by";
import type { Stack } from "../terraform/stack";
import { eachOnce } from "./each-once";
import { enrich } from "./enrich";
import { UnreadableTarget } from "./unreadable-target";

/** What is planned says most of what will be, then what is written; what is deployed says only what is. */
const BEST_FIRST: readonly Stack["kind"][] = ["plan", "synth", "state"];

/**
 * One form of every stack, the best of those that are given. A plan takes from the synthesized form what only that says,
 * and the synthesized form takes from the state what is there already.
 * @throws UnreadableTarget when one stack is given twice in the same form
 */
export function bestForms(given: readonly Stack[], beside: readonly Stack[] = []): readonly Stack[] {
  const best = [...groupBy(given, ({ name }) => name).values()].map((forms) => {
    const kinds = forms.map(({ kind }) => kind);
    const [stack] = forms.toSorted((one, other) => BEST_FIRST.indexOf(one.kind) - BEST_FIRST.indexOf(other.kind));
    if (!stack || new Set(kinds).size < kinds.length)
      throw new UnreadableTarget(
        forms[0]?.name ?? "",
        "is given twice; give each stack once as a plan, as a synthesized folder or as a state",
      );
    return { existing: forms.find(({ kind }) => kind === "state")?.existing, ...stack };
  });
  return enrich(eachOnce(best), [...given.filter(({ kind }) => kind === "synth"), ...beside]);
}
