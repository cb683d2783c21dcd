import { load, type Target } from "./load";
import type { Stack } from "./model/resource";
import { UnreadableTarget } from "./unreadable-target";

/**
 * The stacks of several targets. A plan whose file is not called after a stack, such as `plan.json`, is that of the
 * synthesized stack with the same resources: taken for another one, all in it would be counted twice.
 *
 * @param beside Synthesized stacks that are known, but not judged.
 * @throws UnreadableTarget also when a plan may be that of several stacks
 */
export function loadTogether(targets: readonly Target[], beside: readonly Stack[]): readonly Stack[] {
  const loaded = targets.map((target) => ({ target, stacks: load(target) }));
  const written = [...loaded.flatMap(({ stacks }) => stacks), ...beside].filter(({ kind }) => kind === "synth");
  return loaded.flatMap(({ target, stacks }) => {
    const [plan] = stacks;
    if (typeof target !== "string" || plan?.kind !== "plan") return stacks;
    const stack = stackOf(target, plan, written);
    return stack === plan.name ? stacks : load({ path: target, stack });
  });
}

/** Name of the stack that a plan is of. */
function stackOf(path: string, plan: Stack, written: readonly Stack[]): string {
  if (written.length === 0 || written.some(({ name }) => name === plan.name)) return plan.name;
  const planned = addresses(plan);
  const alike = new Set(written.filter((stack) => addresses(stack) === planned).map(({ name }) => name));
  const [only = plan.name, ...others] = planned === "" ? [] : alike;
  if (others.length === 0) return only;
  const names = [only, ...others].toSorted();
  throw new UnreadableTarget(
    path,
    `may be the plan of each of ${names.join(", ")}; call the file ${names[0]}.plan.json, after its stack`,
  );
}

/** What a stack will have in the cloud, without the indexes that only a plan knows. */
function addresses({ resources }: Stack): string {
  const stay = resources.filter(
    ({ mode, type, change }) => mode === "managed" && type.startsWith("alicloud_") && change?.action !== "destroy",
  );
  return [...new Set(stay.map(({ address }) => address.replace(/\[[^\]]*\]/g, "")))].toSorted().join("\n");
}
