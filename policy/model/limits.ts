import { LIMITS, type Limit } from "../../domain/limit";
import type { Problem } from "../../domain/problem";
import type { LimitOverride } from "./resource";

export type LimitName = keyof typeof LIMITS;

/** What a limit is for one transit router, and who says so. */
export interface LimitInForce {
  readonly most: number;
  readonly override?: LimitOverride;
}

/** A raised limit, and the stack that names it; none when it was stated for the run. */
export interface StatedLimit {
  readonly stack: string;
  readonly override: LimitOverride;
}

/** The documented limits, and those that the cloud has raised. */
export class LimitsInForce {
  constructor(readonly stated: readonly StatedLimit[]) {}

  /** The limit of a transit router, or of one that is not known. Where several raise it, the lowest counts. */
  of(name: LimitName, transitRouter?: string): LimitInForce {
    const [override] = this.stated
      .map(({ override }) => override)
      .filter((given) => given.limit === name && limitOverrideProblem(given) === undefined)
      .filter((given) => given.transitRouter === undefined || given.transitRouter === transitRouter)
      .toSorted((one, other) => one.most - other.most);
    return override ? { most: override.most, override } : { most: LIMITS[name].most };
  }
}

/** What keeps a raised limit from being heeded. */
export function limitOverrideProblem({ limit, most, reason }: LimitOverride): Problem | undefined {
  const limits: Readonly<Record<string, Limit>> = LIMITS;
  const documented = Object.hasOwn(limits, limit) ? limits[limit] : undefined;
  const adjustable = Object.keys(limits).filter((name) => limits[name]?.adjustable);
  if (!documented?.adjustable)
    return { what: `the limit “${limit}” is not one that the cloud raises`, allowed: adjustable.join(", ") };
  if (!Number.isSafeInteger(most) || most < documented.most)
    return { what: `${most} does not raise ${limit}`, allowed: `a whole number from ${documented.most} on` };
  if (reason.trim() === "")
    return { what: `${limit} is raised without a reason`, allowed: "a reason, such as the ticket that raised it" };
  return undefined;
}
