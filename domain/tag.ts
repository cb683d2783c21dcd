import type { Problem } from "./problem";

/** Tags of one resource. Source: `API_VPC`, `API_CBN`. */
export const MOST_TAGS = 20;

const BANS = "not starting with acs: or aliyun, without http:// and https://";
const ALLOWED_KEY = `1 to 64 characters, ${BANS}`;
const ALLOWED_VALUE = `up to 128 characters, ${BANS}`;

export function tagKeyProblem(key: string): Problem | undefined {
  const allowed = ALLOWED_KEY;
  if (key.length < 1 || key.length > 64) return { what: `the tag key has ${key.length} characters`, allowed };
  const ban = banIn(key);
  return ban === undefined ? undefined : { what: `tag key “${key}” ${ban}`, allowed };
}

export function tagValueProblem(value: string): Problem | undefined {
  const allowed = ALLOWED_VALUE;
  if (value.length > 128) return { what: `the tag value has ${value.length} characters`, allowed };
  const ban = banIn(value);
  return ban === undefined ? undefined : { what: `tag value “${value}” ${ban}`, allowed };
}

/** What is wrong with a tag: with its key, else with its value. */
export function tagProblem(key: string, value: string): Problem | undefined {
  return tagKeyProblem(key) ?? tagValueProblem(value);
}

/** Why a resource cannot have so many tags. */
export function tagCountProblem(count: number): Problem | undefined {
  if (count <= MOST_TAGS) return undefined;
  return { what: `there are ${count} tags, inherited ones included`, allowed: `up to ${MOST_TAGS} for a resource` };
}

/** Everything wrong with a set of tags. */
export function tagsProblems(tags: Readonly<Record<string, string>>): readonly Problem[] {
  const entries = Object.entries(tags);
  return [tagCountProblem(entries.length), ...entries.map(([key, value]) => tagProblem(key, value))].filter(
    (problem) => problem !== undefined,
  );
}

function banIn(text: string): string | undefined {
  if (/^(acs:|aliyun)/.test(text)) return "is reserved for the cloud";
  return /https?:\/\//.test(text) ? "contains a URL" : undefined;
}
