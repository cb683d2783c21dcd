import type { ResourceGraph } from "../../../graph/network/graph";
import type { Backend } from "../../../graph/terraform/backend";
import { ONE } from "../../../graph/terraform/interval";
import type { Place } from "../../../graph/terraform/resource";
import type { Stack } from "../../../graph/terraform/stack";
import type { Subject } from "../../../graph/terraform/subject";
import { Undecided } from "../../../graph/terraform/value";
import { environmentFileOf } from "./environment-file";

/** Where Terraform keeps the state of a stack. */
export interface BackendOfStack extends Subject {
  readonly backend: Backend;
}

/** Backends of stacks; of one type if given. */
export function backendsOf(stacks: readonly Stack[], type?: string): readonly BackendOfStack[] {
  return stacks.flatMap((stack) => {
    const { backend } = stack;
    const isWanted = backend !== undefined && (type === undefined || backend.type === type);
    return isWanted ? [{ resource: placeOf(stack), backend }] : [];
  });
}

/** Stacks with PSKs, whose states hold them in clear. */
export function stacksWithPsks(graph: ResourceGraph): readonly Stack[] {
  const names = new Set(graph.preSharedKeys().map(({ resource }) => resource.stack));
  return graph.stacks.filter(({ name }) => names.has(name));
}

/** A stack; with the environment file, if it is ours. */
export function placeOf(stack: Stack): Place {
  const source = environmentFileOf(stack);
  return { stack: stack.name, instances: ONE, ...(source === undefined ? {} : { source }) };
}

/** A setting, undefined if it is not given. Ends the check if unknown. */
export function setting({ settings, isPartial }: Backend, name: string): string | number | boolean | undefined {
  if (!settings.has(name)) {
    if (isPartial) throw new Undecided(`${name} of the backend may be given to terraform init`, argumentOf(name));
    return undefined;
  }
  const value = settings.get(name);
  if (value === undefined) throw new Undecided(`${name} of the backend is not known yet`, argumentOf(name));
  return value;
}

/** The place of a complaint about a setting. */
export function argumentOf(name: string): string {
  return `backend.${name}`;
}
