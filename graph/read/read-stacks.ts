import type { Stack } from "../terraform/stack";
import { bestForms } from "./forms";
import { load, type Target } from "./load";
import { loadTogether } from "./load-together";

export interface ReadOptions {
  /** The synthesized folder that plans come from: gives construct paths, sources and raised limits, by stack. @default none */
  readonly synth?: string;
}

/**
 * Reads stacks together: synthesized folders, plans and states, also those that other people's apps wrote. Of a stack that is
 * given in several forms the plan counts, else what is written, else the state.
 *
 * @throws UnreadableTarget when one of them cannot be read, or is given twice in one form
 */
export function readStacks(targets: Target | readonly Target[], { synth }: ReadOptions = {}): readonly Stack[] {
  const beside = synth === undefined ? [] : load(synth);
  return bestForms(loadTogether(isList(targets) ? targets : [targets], beside), beside);
}

function isList(targets: Target | readonly Target[]): targets is readonly Target[] {
  return Array.isArray(targets);
}
