import { load, type Target } from "./load";
import { idOf } from "./model/each-once";
import type { Resource, Stack } from "./model/resource";
import { UnreadableTarget } from "./unreadable-target";

/**
 * The stacks of several targets. A plan whose file is not called after a stack, such as `plan.json`, is that of the
 * synthesized stack with the same resources: taken for another one, all in it would be counted twice.
 * Environments often have the same resources, but not the same devices.
 *
 * @param beside Synthesized stacks that are known, but not judged.
 * @throws UnreadableTarget also when a plan may be that of several stacks, or one stack's state is given twice
 */
export function loadTogether(targets: readonly Target[], beside: readonly Stack[]): readonly Stack[] {
  const loaded = targets.map((target) => ({ target, stacks: load(target) }));
  const written = [...loaded.flatMap(({ stacks }) => stacks), ...beside].filter(({ kind }) => kind === "synth");
  refuseStateTwice(loaded.flatMap(({ stacks }) => stacks));
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
  const alike = new Set(
    written.filter((stack) => addresses(stack) === planned && hasDevicesOf(plan, stack)).map(({ name }) => name),
  );
  const [only = plan.name, ...others] = planned === "" ? [] : alike;
  if (others.length === 0) return only;
  const names = [only, ...others].toSorted();
  throw new UnreadableTarget(
    path,
    `may be the plan of each of ${names.join(", ")}; name its stack (--stack), or call the file after it: ${names[0]}.plan.json`,
  );
}

/** What a stack will have in the cloud, without the indexes that only a plan knows. */
function addresses({ resources }: Stack): string {
  const stay = resources.filter(
    ({ mode, type, change }) => mode === "managed" && type.startsWith("alicloud_") && change?.action !== "destroy",
  );
  return [...new Set(stay.map(({ address }) => address.replace(/\[[^\]]*\]/g, "")))].toSorted().join("\n");
}

/** Whether no device of a plan has another address in the text. */
function hasDevicesOf(plan: Stack, text: Stack): boolean {
  const written = new Map(text.resources.map((resource) => [resource.address, deviceAddress(resource)]));
  return plan.resources.every((resource) => {
    const [planned, given] = [deviceAddress(resource), written.get(resource.address)];
    return planned === undefined || given === undefined || planned === given;
  });
}

function deviceAddress({ type, arguments: given }: Resource): unknown {
  if (type !== "alicloud_vpn_customer_gateway" || given.kind !== "fields") return undefined;
  const node = given.fields.get("ip_address");
  return node?.kind === "literal" ? node.value : undefined;
}

/** An older state of a stack still has what is gone by now. A copy from which another stack began shares no more than its lineage. */
function refuseStateTwice(stacks: readonly Stack[]): void {
  const known = new Map<string, Stack>();
  for (const stack of stacks) {
    const { lineage, name, resources, files } = stack;
    if (lineage === undefined) continue;
    const other = known.get(lineage);
    known.set(lineage, stack);
    const ids = new Set(other?.resources.map(idOf));
    if (!other || other.name === name || !resources.some((resource) => ids.has(idOf(resource) ?? ""))) continue;
    throw new UnreadableTarget(
      files?.[0] ?? name,
      `is a state of the same stack as ${other.files?.[0] ?? other.name}; give the newer one alone`,
    );
  }
}
