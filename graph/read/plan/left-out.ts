import { argumentsOf } from "../../../providers/alicloud/arguments";
import { indexOf, providerOf, withoutLastIndex } from "../../terraform/address";
import { ONE } from "../../terraform/interval";
import { at, entries, type JsonObject, objects, own, text, texts } from "../../terraform/json";
import { UNKNOWN } from "../../terraform/node";
import type { Resource } from "../../terraform/resource";
import { priorResources, stateAddress } from "../shown-resources";
import { readFields } from "../statement";
import { PlanBlock } from "./block";
import type { Configuration } from "./configuration";

// `-target` and `-exclude` leave something out of a plan; `-refresh-only` leaves out all of it.

/** Existing resources that the plan does not mention, as `terraform show -json` prints them. */
export function leftOut(plan: unknown, changes: readonly JsonObject[]): readonly JsonObject[] {
  // a whole plan has all resources, even unchanged ones
  if (own(plan, "complete") === true && changes.length > 0) return [];
  const planned = new Set(changes.map(nameOf));
  const there = priorResources(plan);
  return there.filter((resource) => resource.mode === "managed" && !planned.has(nameOf(resource)));
}

function nameOf({ address, deposed_key, deposed = deposed_key }: JsonObject): string {
  return `${address} ${deposed ?? ""}`;
}

/** A resource that a plan leaves out: it stays as it is. */
export function readStaying(stack: string, shown: JsonObject, configuration: Configuration): Resource[] {
  const [address, type, name] = [text(shown.address), text(shown.type), text(shown.name)];
  if (!address || !type || !name) return [];
  const index = indexOf(shown.index);
  const module = address.slice(0, -(`${type}.${name}${index}`.length + 1));
  const statement = argumentsOf("managed", type);
  const written = configuration.of(module, "managed", type, name);
  const block = new PlanBlock(
    shown.values,
    undefined,
    own(written, "expressions"),
    { module, index, of: withoutLastIndex(address) },
    configuration,
    false,
  );
  const [id, deposed] = [text(own(shown.values, "id")), text(shown.deposed_key)];
  return [
    {
      stack,
      address: stateAddress(address, deposed),
      mode: "managed",
      type,
      name,
      instances: ONE,
      change: { action: "none", id, causes: [], isImport: false },
      isNew: false,
      provider: text(own(written, "provider_config_key")) ?? providerOf(type),
      id,
      arguments: statement ? readFields(statement, block) : UNKNOWN,
      dependsOn: () => texts(shown.depends_on),
    },
  ];
}

/**
 * Types with more resources in the configuration than after the plan. OpenTofu, and Terraform before 1.8, do not say
 * that a plan with `-target` leaves something out.
 *
 * @param known Planned and existing resources.
 */
export function postponedTypes(plan: unknown, known: readonly (readonly JsonObject[])[]): ReadonlySet<string> {
  const [complete, errored] = [own(plan, "complete"), own(plan, "errored")];
  const types = new Set<string>();
  if (complete === true && errored !== true) return types;
  const present = new Set(known.flat().map(({ address }) => address));
  const saysPartial = complete === false || errored === true;
  const modules = [{ json: at(plan, "configuration", "root_module"), path: "", repeats: false }];
  for (const { json, path, repeats } of modules) {
    for (const { mode, type, address, ...written } of objects(own(json, "resources"))) {
      const isPostponed = repeats || isRepeated(written) ? saysPartial : !present.has(`${path}${address}`);
      if (mode === "managed" && isPostponed) types.add(text(type) ?? "");
    }
    for (const [name, call] of entries(own(json, "module_calls")))
      modules.push({
        json: own(call, "module"),
        path: `${path}module.${name}.`,
        repeats: repeats || isRepeated(call),
      });
  }
  return types;
}

function isRepeated(written: unknown): boolean {
  return own(written, "count_expression") !== undefined || own(written, "for_each_expression") !== undefined;
}
