import type { Resource } from "../terraform/resource";
import type { Stack } from "../terraform/stack";

/** Plans with what only the synthesized stacks of the same name say: construct paths, sources, raised limits, and what is ignored. */
export function enrich(plans: readonly Stack[], synthesized: readonly Stack[]): readonly Stack[] {
  const byName = new Map(synthesized.map((stack) => [stack.name, stack]));
  return plans.map((plan) => {
    const synth = byName.get(plan.name);
    if (!synth || plan.kind !== "plan") return plan;
    const written = new Map(synth.resources.map((resource) => [key(resource), resource]));
    const resources = plan.resources.map((resource) => {
      // of a module's resources the text says nothing
      const text = resource.address.startsWith("module.") ? undefined : written.get(key(resource));
      if (!text) return resource;
      const { constructPath, source, ignores } = text;
      return { ...resource, constructPath, source, ignores };
    });
    const { file, placeOf, remarks } = synth;
    return { ...plan, resources, file, placeOf, remarks };
  });
}

function key({ mode, type, name }: Resource): string {
  return `${mode} ${type}.${name}`;
}
