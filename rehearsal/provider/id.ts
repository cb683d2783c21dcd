import { NOTHING, type Wire } from "../../cloud";
import type { ResourceType } from "./resource";

/** Terraform's id of an object: its parts, joined by colons. */
export function idOf({ id }: Pick<ResourceType, "id">, given: Readonly<Record<string, unknown>>): string {
  return id.map((part) => String(given[part] ?? NOTHING)).join(":");
}

/** Parts of an id, by their names in the API. */
export function partsOf({ id: names }: ResourceType, id: string, wanted: readonly string[] = names): Wire {
  const parts = id.split(":");
  const known = names.flatMap((name, index): [string, string][] => {
    const part = index === names.length - 1 ? parts.slice(index).join(":") : parts[index];
    return part && part !== NOTHING && wanted.includes(name) ? [[name, part]] : [];
  });
  return Object.fromEntries(known);
}
