import { at, text } from "../../terraform/json";

/**
 * Whether a plan's provider is older than a version, by the lock file beside the plan, else by the constraint in the
 * plan. Without either, the version is unknown.
 */
export function isProviderOlder(version: string, provider: string, plan: unknown, lock = ""): boolean {
  const locked = lockedVersion(provider, lock);
  if (locked !== undefined) return isBefore(locked, version);
  const constraint = text(at(plan, "configuration", "provider_config", provider, "version_constraint")) ?? "";
  return constraint.split(",").some((part) => {
    const [, operator, bound = ""] = /^(<=|<|=|~>|)\s*([\d.]+)$/.exec(part.trim()) ?? [];
    if (operator === undefined) return false;
    if (operator === "<") return !isBefore(version, bound);
    if (operator === "~>") return !isBefore(version, nextAfter(bound));
    return isBefore(bound, version);
  });
}

/** The version of a provider in a lock file. */
function lockedVersion(provider: string, lock: string): string | undefined {
  const blocks = lock.split(/^provider /m).slice(1);
  const block = blocks.find((text) => /^"([^"\n]*)"/.exec(text)?.[1]?.endsWith(`/${provider}`)) ?? "";
  const [body = ""] = block.split("}");
  return /\bversion[ \t]*=[ \t]*"([\d.]+)"/.exec(body)?.[1];
}

/** The first version that `~>` leaves out: `1.271` of `1.270.0`, `2` of `1.270`. */
function nextAfter(bound: string): string {
  const parts = bound.split(".").map(Number).slice(0, -1);
  const last = parts.pop();
  // a single number has no upper bound
  return last === undefined ? `${Number.MAX_SAFE_INTEGER}` : [...parts, last + 1].join(".");
}

function isBefore(one: string, other: string): boolean {
  const [left, right] = [one, other].map((version) => version.split(".").map(Number)) as [number[], number[]];
  const parts = Array.from({ length: Math.max(left.length, right.length) }, (_, index) => index);
  // missing parts are 0
  const differing = parts.find((index) => (left[index] ?? 0) !== (right[index] ?? 0));
  return differing !== undefined && (left[differing] ?? 0) < (right[differing] ?? 0);
}
