import { ResourceGraph } from "../graph/network/graph";
import { once } from "../graph/once";
import type { Stack } from "../graph/terraform/stack";

/** A finding as far as it says whether it was there. */
interface Found {
  readonly rule: string;
  readonly stack: string;
  readonly fingerprint: string;
  readonly isUntouched?: true;
  readonly isMade?: true;
}

/**
 * Marks what was there before the plans among some stacks: it is about what they leave as it is, or the same is found in what
 * they change as that is now. What belongs to no resource counts as new.
 *
 * @param canRecur whether a rule looks at what is there at all
 * @param findAgain what some rules find in other stacks, as fingerprints; asked only where that decides
 */
export function withPast<T extends Found>(
  found: readonly T[],
  stacks: readonly Stack[],
  canRecur: (rule: string) => boolean,
  findAgain: (graph: ResourceGraph, rules: ReadonlySet<string>) => ReadonlySet<string>,
): (Omit<T, "isUntouched" | "isMade"> & { readonly wasThere?: true })[] {
  const changing = new Set(stacks.filter(isOfSomething).map(({ name }) => name));
  const open = found.filter(
    ({ rule, stack, isUntouched, isMade }) => !isUntouched && !isMade && changing.has(stack) && canRecur(rule),
  );
  const before = once(() => findAgain(new ResourceGraph(stacks.map(asItIs)), new Set(open.map(({ rule }) => rule))));
  return found.map(({ isUntouched, isMade, ...finding }) => {
    const wasThere =
      changing.has(finding.stack) &&
      (isUntouched === true || (!isMade && canRecur(finding.rule) && before().has(finding.fingerprint)));
    return wasThere ? { ...finding, wasThere } : finding;
  });
}

/** Whether a stack is the plan of something that is there. */
function isOfSomething(stack: Stack): boolean {
  return stack.kind === "plan" && (stack.existing?.().length ?? 0) > 0;
}

/** A stack before its plan. */
function asItIs(stack: Stack): Stack {
  if (!isOfSomething(stack)) return stack;
  const resources = (stack.existing?.() ?? []).map((resource) => ({ ...resource, change: undefined }));
  const { postponed: _, gap: __, checks: ___, waitsFor: ____, ...same } = stack;
  return { ...same, kind: "state", resources, existing: () => resources, outputs: new Map(), complete: true };
}
