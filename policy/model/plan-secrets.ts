import { at, entries, objects, own } from "./json";

/** Takes out of texts every secret that a plan holds: keys, and values of sensitive variables. Looks for them when asked. */
export class PlanSecrets {
  private found?: readonly string[];

  constructor(private readonly plan: unknown) {}

  /** The text without them. */
  takenOut(message: string): string {
    this.found ??= secretsOf(this.plan).toSorted((one, other) => other.length - one.length);
    return this.found.reduce((shown, secret) => shown.replaceAll(secret, "(secret)"), message);
  }
}

/** Shorter ones are no secrets worth the name, and are in every text. */
const SHORTEST = 4;

function secretsOf(plan: unknown): readonly string[] {
  const found = new Set<string>();
  const collect = (start: unknown, isSecret: boolean) => {
    const open: [unknown, boolean][] = [[start, isSecret]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [value, secret] = next;
      if (typeof value === "string" && secret && value.length >= SHORTEST) found.add(value);
      if (typeof value !== "object" || value === null) continue;
      for (const [key, item] of Object.entries(value)) open.push([item, secret || /^psk$|password|secret/.test(key)]);
    }
  };
  const declared = at(plan, "configuration", "root_module", "variables");
  for (const [name, variable] of entries(at(plan, "variables")))
    collect(own(variable, "value"), at(declared, name, "sensitive") === true);
  for (const { change } of objects(at(plan, "resource_changes")))
    for (const side of ["before", "after"]) collect(own(change, side), false);
  collect(at(plan, "prior_state", "values"), false);
  return [...found];
}
