import {
  attachmentDescriptionProblem,
  attachmentNameProblem,
  formerNamesProblems,
  nameProblem,
} from "../../domain/name";
import { tagCountProblem, tagProblem } from "../../domain/tag";
import type { Check } from "../check";
import type { Tags } from "../connection";

interface Labels {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly tags?: Tags | undefined;
}

/** Name, description and own tags of something of the VPC service. */
export function checkLabels(check: Check, { name, description, tags }: Labels, around?: Tags): void {
  check.accepted("name", name, nameProblem);
  check.accepted("description", description, nameProblem);
  checkTags(check, tags, around);
}

/** The same for something in CEN, which is stricter. */
export function checkCenLabels(check: Check, { name, description, tags }: Labels, around?: Tags): void {
  check.accepted("name", name, attachmentNameProblem);
  check.accepted("description", description, attachmentDescriptionProblem);
  checkTags(check, tags, around);
}

/** Own tags, counted together with inherited ones. */
export function checkTags(check: Check, tags: Tags | undefined, around: Tags = {}): void {
  if (tags === undefined || !check.isKnown(tags)) return;
  check.reportRefusal(tagCountProblem(Object.keys({ ...around, ...tags }).length), "tags");
  const each = check.at("tags");
  for (const [key, value] of Object.entries(tags)) {
    if (each.isKnown(value)) each.reportRefusal(tagProblem(key, value), key);
  }
}

/** Former names of the things in a map. */
export function checkFormerNames(check: Check, map: Readonly<Record<string, object>>): void {
  for (const { name, index, ...problem } of formerNamesProblems(map))
    check.report(problem, name, "formerly", ...(index === undefined ? [] : [index]));
  for (const [name, value] of Object.entries(map)) {
    if ("formerly" in value && Array.isArray(value.formerly) && value.formerly.length === 0)
      check.report({ what: "the list is empty", allowed: "former names, oldest first" }, name, "formerly");
  }
}
