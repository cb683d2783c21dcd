import { attemptEach } from "../../domain/user-error";
import { withoutIndexes } from "../terraform/address";
import { fieldIn } from "../terraform/node";
import type { Resource } from "../terraform/resource";
import { idInCloud } from "../terraform/resource";
import type { Stack } from "../terraform/stack";
import { TYPE } from "../terraform/types";
import { load, type Target } from "./load";
import { UnreadableTarget } from "./unreadable-target";

/**
 * The stacks of several targets. A plan file that is not named after a stack, such as `plan.json`, belongs to the
 * synthesized stack with the same resources; as another stack, everything in it would count twice. Environments often
 * have the same resources, but not the same devices.
 *
 * @param beside Synthesized stacks that are known, but not judged.
 * @throws UnreadableTarget also when a plan may be that of several stacks or is named after one that it is not of, or one stack's
 *   state is given twice
 */
export function loadTogether(targets: readonly Target[], beside: readonly Stack[]): readonly Stack[] {
  const loaded = attemptEach(targets, (target) => ({ target, stacks: load(target) }));
  const written = [...loaded.flatMap(({ stacks }) => stacks), ...beside].filter(({ kind }) => kind === "synth");
  refuseStateTwice(loaded.flatMap(({ stacks }) => stacks));
  const named = attemptEach(loaded, ({ target, stacks }) => {
    const [plan] = stacks;
    if (plan?.kind !== "plan") return stacks;
    if (typeof target !== "string") {
      refuseMisnamed("path" in target ? target.path : target.name, plan, written);
      return stacks;
    }
    const stack = stackOf(target, plan, written);
    if (stack !== plan.name) return load({ path: target, stack });
    refuseOtherStack(target, plan, written);
    return stacks;
  });
  return named.flat();
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
    `may be the plan of ${names.join(" or ")}; name its stack (--stack), or name the file after the stack: ${names[0]}.plan.json`,
  );
}

/** Under a name that no configuration has, the plan would count in addition to its own configuration. */
function refuseMisnamed(target: string, plan: Stack, written: readonly Stack[]): void {
  refuseOtherStack(target, plan, written);
  if (written.length === 0 || written.some(({ name }) => name === plan.name)) return;
  const planned = addresses(plan);
  const own = written.find((stack) => addresses(stack) === planned && hasDevicesOf(plan, stack, 1));
  if (own !== undefined)
    throw new UnreadableTarget(
      target,
      `has the name of ${plan.name}, but everything that ${own.name} has; name ${own.name}`,
    );
}

/** A plan replaces the configuration of its name: the plan of another stack would hide what is wrong there. */
function refuseOtherStack(target: string, plan: Stack, written: readonly Stack[]): void {
  const text = written.find(({ name }) => name === plan.name);
  if (text === undefined) return;
  const [planned, known] = [addressSet(plan), addressSet(text)];
  if (planned.size === 0 || known.size === 0 || [...planned].some((address) => known.has(address))) return;
  throw new UnreadableTarget(
    target,
    `has the name of ${plan.name}, but nothing of that stack; name the stack of the plan (--stack, or NAME.plan.json), or synthesize and plan again`,
  );
}

/** What a stack will have in the cloud, as one text. */
function addresses(stack: Stack): string {
  return [...addressSet(stack)].toSorted().join("\n");
}

/** The same as a list, without the indexes that only a plan knows. */
function addressSet({ resources }: Stack): ReadonlySet<string> {
  const stay = resources.filter(
    ({ mode, type, change }) => mode === "managed" && type.startsWith("alicloud_") && change?.action !== "destroy",
  );
  return new Set(stay.map(({ address }) => withoutIndexes(address)));
}

/** Whether no device of a plan has another address in the configuration, and enough devices have the same. */
function hasDevicesOf(plan: Stack, text: Stack, least = 0): boolean {
  const written = new Map(text.resources.map((resource) => [resource.address, deviceAddress(resource)]));
  const both = plan.resources
    .map((resource) => [deviceAddress(resource), written.get(resource.address)])
    .filter((addresses) => addresses.every((address) => address !== undefined));
  return both.length >= least && both.every(([planned, given]) => planned === given);
}

function deviceAddress({ type, arguments: given }: Resource): unknown {
  if (type !== TYPE.customerGateway) return undefined;
  const node = fieldIn(given, "ip_address");
  return node?.kind === "literal" ? node.value : undefined;
}

/**
 * An older state of a stack still has objects that are gone. A copy that another stack started from shares only the
 * lineage.
 */
function refuseStateTwice(stacks: readonly Stack[]): void {
  const known = new Map<string, Stack>();
  for (const stack of stacks) {
    const { lineage, name, resources, file = name } = stack;
    if (lineage === undefined) continue;
    const other = known.get(lineage);
    known.set(lineage, stack);
    const ids = new Set(other?.resources.map(idInCloud));
    if (!other || other.name === name || !resources.some((resource) => ids.has(idInCloud(resource) ?? ""))) continue;
    throw new UnreadableTarget(
      file,
      `is a state of the same stack as ${other.file ?? other.name}; give only the newer one`,
    );
  }
}
