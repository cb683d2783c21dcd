import type { Resource, Stack } from "./resource";

/** Plans with what only the synthesized stacks of the same name say: construct paths, sources and raised limits. */
export function enrich(plans: readonly Stack[], synthesized: readonly Stack[]): readonly Stack[] {
  const byName = new Map(synthesized.map((stack) => [stack.name, stack]));
  return plans.map((plan) => {
    const synth = byName.get(plan.name);
    if (!synth || plan.kind !== "plan") return plan;
    const written = new Map(synth.resources.map((resource) => [key(resource), resource]));
    const resources = plan.resources.map((resource) => {
      const { constructPath, source } = written.get(key(resource)) ?? resource;
      return { ...resource, constructPath, source };
    });
    const { environment, files, waivers } = synth;
    return { ...plan, resources, environment, files, waivers, limits: [...plan.limits, ...synth.limits] };
  });
}

function key({ mode, type, name }: Resource): string {
  return `${mode} ${type}.${name}`;
}
