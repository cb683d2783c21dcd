import { groupBy } from "../group-by";
import type { Resource } from "../terraform/resource";
import type { Stack } from "../terraform/stack";
import { eachOnce } from "./each-once";
import { load, type Target } from "./load";
import { loadTogether } from "./load-together";
import { askedOfGit } from "./state-file";
import { UnreadableTarget } from "./unreadable-target";

/** How plans, states and folders are read. */
export interface ReadOptions {
  /** The synthesized folder of the plans: gives construct paths, sources and raised limits, by stack. @default none */
  readonly synth?: string;
}

/**
 * Reads stacks together: synthesized folders, plans and states, also from other people's apps. Given several forms of a
 * stack, the plan counts, else the JSON, else the state.
 *
 * @throws UnreadableTarget if one cannot be read, or is given twice in one form
 */
export function readStacks(targets: Target | readonly Target[], { synth }: ReadOptions = {}): readonly Stack[] {
  const beside = synth === undefined ? [] : load(synth);
  return askedOfGit(bestForms(loadTogether(isList(targets) ? targets : [targets], beside), beside));
}

function isList(targets: Target | readonly Target[]): targets is readonly Target[] {
  return Array.isArray(targets);
}

/** A plan says most about the future, then the configuration; a state says only what exists. */
const BEST_FIRST: readonly Stack["kind"][] = ["plan", "synth", "state"];

/**
 * The best given form of every stack. A plan takes over what only the synthesized form says, and the synthesized form
 * takes over from the state what exists already.
 * @throws UnreadableTarget if one stack is given twice in the same form
 */
function bestForms(given: readonly Stack[], beside: readonly Stack[] = []): readonly Stack[] {
  const best = [...groupBy(given, ({ name }) => name).values()].map((forms) => {
    const kinds = forms.map(({ kind }) => kind);
    const [stack] = forms.toSorted((one, other) => BEST_FIRST.indexOf(one.kind) - BEST_FIRST.indexOf(other.kind));
    if (!stack || new Set(kinds).size < kinds.length)
      throw new UnreadableTarget(
        forms[0]?.name ?? "",
        "is given twice; give each stack once as a plan, as a synthesized folder or as a state",
      );
    const state = forms.find(({ kind }) => kind === "state");
    return { existing: state?.existing, ...stack, stateFile: stack.stateFile ?? state?.stateFile };
  });
  return enrich(eachOnce(best), [...given.filter(({ kind }) => kind === "synth"), ...beside]);
}

/**
 * Plans with what only the synthesized stacks of the same name say: construct paths, sources, raised limits, and
 * ignored changes.
 */
function enrich(plans: readonly Stack[], synthesized: readonly Stack[]): readonly Stack[] {
  const byName = new Map(synthesized.map((stack) => [stack.name, stack]));
  return plans.map((plan) => {
    const synth = byName.get(plan.name);
    if (!synth || plan.kind !== "plan") return plan;
    const written = new Map(synth.resources.map((resource) => [key(resource), resource]));
    const resources = plan.resources.map((resource) => {
      // the configuration says nothing of a module's resources
      const text = resource.address.startsWith("module.") ? undefined : written.get(key(resource));
      if (!text) return resource;
      const { constructPath, source, ignores } = text;
      return { ...resource, constructPath, source, ignores };
    });
    const { file, placeOf, remarks } = synth;
    // terraform init has noted what the configuration leaves out
    const { backend, stateFile } = synth.backend?.isPartial && plan.backend ? plan : synth;
    return { ...plan, resources, file, placeOf, remarks, backend, stateFile };
  });
}

function key({ mode, type, name }: Resource): string {
  return `${mode} ${type}.${name}`;
}
