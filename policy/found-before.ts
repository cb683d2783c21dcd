import { ResourceGraph } from "../graph/network/graph";
import { once } from "../graph/once";
import type { Stack } from "../graph/terraform/stack";

/** The parts of a finding that decide whether it existed before. */
interface Found {
  readonly rule: string;
  readonly stack: string;
  readonly fingerprint: string;
  readonly isUntouched?: true;
  readonly isMade?: true;
}

/**
 * Marks findings that existed before the plans: about objects that the plans leave unchanged, or found in the same way
 * in the present state of changed objects. Findings without a resource count as new.
 *
 * @param canRecur Whether a rule looks at existing objects at all.
 * @param findAgain The fingerprints that some rules find in other stacks; called only if needed.
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

/** Whether a stack is a plan for existing objects. */
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
