import { once } from "../../once";
import { at, entries, objects, own } from "../../terraform/json";
import { redactor } from "../redact";

/** What takes every secret that a plan holds out of a text: keys, and values of sensitive variables. Looks for them when asked. */
export function withoutSecrets(plan: unknown): (text: string) => string {
  const redact = once(() => redactor(secretsOf(plan), "(secret)"));
  return (text) => redact()(text);
}

function secretsOf(plan: unknown): readonly string[] {
  const found = new Set<string>();
  const collect = (start: unknown, isSecret: boolean) => {
    const open: [unknown, boolean][] = [[start, isSecret]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [value, secret] = next;
      if (typeof value === "string" && secret) found.add(value);
      if (typeof value !== "object" || value === null) continue;
      for (const [key, item] of Object.entries(value)) open.push([item, secret || /^psk$|password|secret/.test(key)]);
    }
  };
  const declared = at(plan, "configuration", "root_module", "variables");
  for (const [name, variable] of entries(own(plan, "variables")))
    collect(own(variable, "value"), at(declared, name, "sensitive") === true);
  for (const { change } of objects(own(plan, "resource_changes")))
    for (const side of ["before", "after"]) collect(own(change, side), false);
  collect(at(plan, "prior_state", "values"), false);
  return [...found];
}
