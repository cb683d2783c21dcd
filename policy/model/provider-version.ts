import { at, text } from "./json";

/**
 * Whether a plan was made with a provider older than a version: so the lock file beside it says, else the constraint in
 * the plan. Where neither tells, it may be any.
 */
export function isProviderOlder(version: string, provider: string, plan: unknown, lock = ""): boolean {
  const locked = new RegExp(`^provider "[^"]*/${provider}" \\{[^}]*?version\\s*=\\s*"([\\d.]+)"`, "m").exec(lock)?.[1];
  if (locked !== undefined) return isBefore(locked, version);
  const constraint = text(at(plan, "configuration", "provider_config", provider, "version_constraint")) ?? "";
  return constraint.split(",").some((part) => {
    const [, operator, bound = ""] = /^\s*(<=|<|=|)\s*([\d.]+)\s*$/.exec(part) ?? [];
    if (operator === undefined) return false;
    return isBefore(bound, version) || (operator === "<" && bound === version);
  });
}

function isBefore(one: string, other: string): boolean {
  return one.localeCompare(other, "en", { numeric: true }) < 0;
}
