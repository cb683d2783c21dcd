import type { Place, Resource } from "../terraform/resource";
import type { Stack } from "../terraform/stack";

/**
 * Stacks with each object of the cloud once: an id belongs to one object, whichever stacks name it. A state drops
 * objects that a plan or another state also has; otherwise a stack under two names, as a plan and as a state, would
 * count twice.
 */
export function eachOnce(stacks: readonly Stack[]): readonly Stack[] {
  const states = stacks.filter(({ kind }) => kind === "state");
  if (states.length === 0 || stacks.length === 1) return stacks;
  const types = new Set(states.flatMap(({ resources }) => resources.map(({ type }) => type)));
  const reported = new Set(stacks.filter(({ kind }) => kind !== "state").flatMap((stack) => idsOf(stack, types)));
  return stacks.map((stack) => {
    if (stack.kind !== "state") return stack;
    const own = idsOf(stack, types);
    const repeated = new Set(own.filter((id) => reported.has(id)));
    for (const id of own) reported.add(id);
    return repeated.size === 0 ? stack : without(stack, repeated);
  });
}

function without(stack: Stack, ids: ReadonlySet<string>): Stack {
  const isOwn = (resource: Resource) => !ids.has(idInCloud(resource) ?? "");
  const { existing } = stack;
  return {
    ...stack,
    resources: stack.resources.filter(isOwn),
    ...(existing ? { existing: (type?: string) => existing(type).filter(isOwn) } : {}),
  };
}

/** Ids of a stack's objects, after and before its plan. */
function idsOf({ resources, existing }: Stack, types: ReadonlySet<string>): readonly string[] {
  const before = existing ? [...types].flatMap((type) => existing(type)) : [];
  return [...resources, ...before].flatMap((resource) => idInCloud(resource) ?? []);
}

/** The identity of an object in the cloud; undefined before it has an id, and for Terraform's own resources. */
export function idInCloud({ mode, type, id }: Place & Partial<Resource>): string | undefined {
  return mode === "managed" && type?.startsWith("alicloud_") && id !== undefined ? `${type} ${id}` : undefined;
}
