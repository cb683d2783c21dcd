import { availableParallelism } from "node:os";
import { type Progress, type RehearsedStack, StackRehearsal } from "../deploy/stack-rehearsal";
import type { Rehearsal } from "../rehearsal";

/** The stacks of a synthesized folder, and the stacks that each reads from. */
export interface Stacks {
  readonly folder: string;
  readonly names: readonly string[];
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
  /** Paths of files of variables, by stack. @default none */
  readonly variables?: ReadonlyMap<string, string>;
}

const stackIn = ({ folder, variables }: Stacks, rehearsal: Rehearsal, name: string, progress: Progress) =>
  new StackRehearsal(rehearsal, folder, name, progress, variables?.get(name));

/**
 * Plans every stack, after applying the stacks that it reads from. The stacks come in the order of their names; after a
 * failure, the rest is left out.
 */
export function planStacks(rehearsal: Rehearsal, stacks: Stacks, progress: Progress): Promise<RehearsedStack[]> {
  return inOrder(stacks, async (name, readers) => {
    const stack = stackIn(stacks, rehearsal, name, progress);
    const planned = await stack.plan();
    if (planned.failed || readers.length === 0) return planned;
    const applied = await stack.apply(planned);
    if (applied.failed) return applied;
    return { ...applied, outcome: `${applied.outcome}; applied, since ${readers.join(" and ")} reads it` };
  });
}

/** Plans and applies every stack. */
export function applyStacks(rehearsal: Rehearsal, stacks: Stacks, progress: Progress): Promise<RehearsedStack[]> {
  return inOrder(stacks, async (name) => {
    const stack = stackIn(stacks, rehearsal, name, progress);
    const planned = await stack.plan();
    return planned.failed ? planned : stack.apply(planned);
  });
}

/** Plans, applies and plans again every stack; then, unless they are kept, destroys all, readers first. */
export async function deployStacks(
  rehearsal: Rehearsal,
  stacks: Stacks,
  progress: Progress,
  { keep = false } = {},
): Promise<RehearsedStack[]> {
  const at = (name: string) => stackIn(stacks, rehearsal, name, progress);
  const deployed = await inOrder(stacks, async (name) => {
    const stack = at(name);
    const planned = await stack.plan();
    const applied = planned.failed ? planned : await stack.apply(planned);
    return applied.failed ? applied : stack.planAgain(applied);
  });
  if (keep || deployed.some(({ failed }) => failed)) return deployed;
  const read = new Map(stacks.names.map((name) => [name, readersOf(name, stacks)]));
  const destroyed = await inOrder({ ...stacks, dependencies: read }, (name) => {
    const applied = deployed.find(({ stack }) => stack === name);
    if (!applied) throw new Error(`${name} was not applied`);
    return at(name).destroy(applied);
  });
  return destroyed;
}

/** Works on stacks once their dependencies are done; ends early when one fails. */
async function inOrder(
  { names, dependencies }: Pick<Stacks, "names" | "dependencies">,
  work: (name: string, readers: readonly string[]) => Promise<RehearsedStack>,
): Promise<RehearsedStack[]> {
  const done: RehearsedStack[] = [];
  for (let left = names; left.length > 0; ) {
    const waits = (name: string) => dependencies.get(name)?.some((other) => left.includes(other)) ?? false;
    const ready = left.filter((name) => !waits(name));
    left = left.filter(waits);
    const next = left;
    done.push(
      ...(await inParallel(ready, (name) =>
        work(
          name,
          next.filter((other) => dependencies.get(other)?.includes(name)),
        ),
      )),
    );
    // The next stacks would read from nothing.
    if (done.some(({ failed }) => failed)) break;
  }
  return done.sort((one, other) => names.indexOf(one.stack) - names.indexOf(other.stack));
}

function readersOf(name: string, { names, dependencies }: Stacks): string[] {
  return names.filter((other) => dependencies.get(other)?.includes(name));
}

/** Runs as many at once as there are cores; returns results in the order of the items. */
async function inParallel<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<U[]> {
  const results = new Array<U>(items.length);
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}
