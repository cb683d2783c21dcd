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

/** Everything wrong with a set of tags. */
export function tagsProblems(tags: Readonly<Record<string, string>>): readonly Problem[] {
  const entries = Object.entries(tags);
  const problems = entries.flatMap(([key, value]) => tagKeyProblem(key) ?? tagValueProblem(value) ?? []);
  if (entries.length <= MOST_TAGS) return problems;
  const what = `there are ${entries.length} tags, inherited ones included`;
  return [{ what, allowed: `up to ${MOST_TAGS} for a resource` }, ...problems];
}

function banIn(text: string): string | undefined {
  if (/^(acs:|aliyun)/.test(text)) return "is kept for the cloud";
  return /https?:\/\//.test(text) ? "has a URL in it" : undefined;
}
