import { at, own } from "../../terraform/json";

const BEFORE = '"planned_values":{';
const LEFT_OUT = '"root_module":';
const AFTER = '},"resource_changes":[';

/**
 * The text of a plan as Terraform prints it, without the planned values of its resources: resource_changes repeats them, and
 * they are nearly half of it. Undefined where it has another form.
 */
export function withoutRepetition(content: Buffer): string | undefined {
  const outer = content.indexOf(BEFORE);
  const start = outer < 0 ? -1 : content.indexOf(LEFT_OUT, outer);
  const end = start < 0 ? -1 : content.indexOf(AFTER, start);
  if (end < 0) return undefined;
  const kept = [content.subarray(0, start + LEFT_OUT.length), Buffer.from("null"), content.subarray(end)];
  return Buffer.concat(kept).toString();
}

/**
 * Whether what was left out of a text were surely those values. Every quotation mark in a string is escaped, so what was found
 * are keys; and were they others of these names, there would be no JSON, or no null at this place.
 */
export function isShortened(document: unknown): boolean {
  return Array.isArray(own(document, "resource_changes")) && at(document, "planned_values", "root_module") === null;
}
