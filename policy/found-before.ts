import { ResourceGraph } from "../graph/network/graph";
import { once } from "../graph/once";
import type { Stack } from "../graph/terraform/stack";
import { placeIn } from "./fingerprint";

/** The parts of a finding that decide whether it existed before. */
interface Found {
  readonly rule: string;
  readonly stack: string;
  readonly fingerprint: string;
  readonly isUntouched?: true;
  readonly isMade?: true;
}

/** What some rules say about the objects before the plans. */
export interface Earlier {
  /** Fingerprints of findings. */
  readonly found: ReadonlySet<string>;
  /** Places where a rule reached no verdict, as halves of fingerprints. */
  readonly open: ReadonlySet<string>;
}

/**
 * Marks findings that existed before the plans: about objects that the plans leave unchanged, or found in the same way
 * in the present state of changed objects. If a plan takes something away, that may be what an unchanged object lacks,
 * so then the present state decides about both. Findings without a resource count as new.
 *
 * @param canRecur Whether a rule looks at existing objects at all.
 * @param judgeAgain What some rules say about other stacks; called only if needed.
 */
export function withPast<T extends Found>(
  found: readonly T[],
  stacks: readonly Stack[],
  canRecur: (rule: string) => boolean,
  judgeAgain: (graph: ResourceGraph, rules: ReadonlySet<string>) => Earlier,
): (Omit<T, "isUntouched" | "isMade"> & { readonly wasThere?: true })[] {
  const changing = new Set(stacks.filter(isOfSomething).map(({ name }) => name));
  const isTaken = stacks.some(takesAway);
  const isOpen = ({ rule, stack, isUntouched, isMade }: T) =>
    changing.has(stack) && !isMade && canRecur(rule) && (isTaken || !isUntouched);
  const asked = new Set(found.filter(isOpen).map(({ rule }) => rule));
  const earlier = once(() => judgeAgain(new ResourceGraph(stacks.map(asItIs)), asked));
  const existed = (one: T) =>
    earlier().found.has(one.fingerprint) || (one.isUntouched === true && earlier().open.has(placeIn(one.fingerprint)));
  return found.map((one) => {
    const { isUntouched, isMade: _, ...finding } = one;
    const wasThere = isOpen(one) ? existed(one) : isUntouched === true && changing.has(one.stack);
    return wasThere ? { ...finding, wasThere } : finding;
  });
}

/** Whether a plan does more than add: a removed object, or an old value, may have been needed elsewhere. */
function takesAway({ existing }: Stack): boolean {
  return (existing?.() ?? []).some(({ change }) => change !== undefined && change.action !== "none");
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
