import { LIMITS, type Limit } from "../../domain/limit";
import type { Problem } from "../../domain/problem";
import { objects, own, text } from "../../graph/terraform/json";
import type { Stack } from "../../graph/terraform/stack";

export type LimitName = keyof typeof LIMITS;

/** A limit that somebody says the cloud has raised. */
export interface LimitOverride {
  /** Key of `LIMITS`. */
  readonly limit: string;
  /** Id of the transit router, or `stack/address` of one that a stack makes; every one unless given. */
  readonly transitRouter?: string;
  /** The raised limit. */
  readonly most: number;
  /** Why the limit is raised. */
  readonly reason: string;
  /** Who approved it. */
  readonly approver?: string;
  /** ISO date of the last day on which it counts. @default for ever */
  readonly expires?: string;
  /** Where it is written: `environments/dev.yaml:9:3`. */
  readonly source?: string;
}

/** A limit as the cloud's own Quota Center reported it. */
export interface DiscoveredLimit {
  /** Key of `LIMITS`. */
  readonly limit: string;
  /** Id of the transit router; every one unless given. */
  readonly transitRouter?: string;
  readonly most: number;
  /** File and date: `quotas.json, 2026-11-25`. */
  readonly source: string;
}

/** The limit of one transit router, and its source. */
export interface LimitInForce {
  readonly most: number;
  readonly override?: LimitOverride;
  readonly discovered?: DiscoveredLimit;
}

/** A raised limit, and the stack that names it; no stack if it was given for the run. */
export interface StatedLimit {
  readonly stack: string;
  readonly override: LimitOverride;
}

type SaidLimit = Pick<LimitOverride, "limit" | "transitRouter" | "most">;

/** The documented limits, overridden by raised limits that somebody states, overridden by the cloud's own report. */
export class LimitsInForce {
  constructor(
    readonly stated: readonly StatedLimit[],
    private readonly discovered: readonly DiscoveredLimit[],
    /** ISO date. */
    readonly today: string,
    /** The best known name of a transit router. */
    private readonly nameOf: (transitRouter: string) => string,
  ) {}

  /**
   * The limit of a known or unknown transit router. Among several stated limits, one for this transit router wins over
   * those for all, then the lowest.
   */
  of(name: LimitName, transitRouter?: string): LimitInForce {
    const best = <L extends SaidLimit>(limits: readonly L[]): L | undefined => {
      if (limits.length === 0) return undefined;
      const said = limits.filter(({ limit }) => limit === name);
      const ofThis = said.filter((one) => one.transitRouter && this.nameOf(one.transitRouter) === transitRouter);
      const ofEvery = said.filter((one) => one.transitRouter === undefined);
      return (ofThis.length > 0 ? ofThis : ofEvery).toSorted((one, other) => one.most - other.most)[0];
    };
    const discovered = best(this.discovered);
    if (discovered) return { most: discovered.most, discovered };
    const overrides = this.stated.map(({ override }) => override);
    const override = best(overrides.filter((given) => limitOverrideProblem(given, this.today) === undefined));
    return override ? { most: override.most, override } : { most: LIMITS[name].most };
  }
}

/** Why a raised limit does not count. */
export function limitOverrideProblem(override: LimitOverride, today: string): Problem | undefined {
  const { limit, most, reason, expires } = override;
  const limits: Readonly<Record<string, Limit>> = LIMITS;
  const documented = Object.hasOwn(limits, limit) ? limits[limit] : undefined;
  const adjustable = Object.keys(limits).filter((name) => limits[name]?.adjustable);
  if (!documented?.adjustable)
    return { what: `the cloud does not raise the limit “${limit}”`, allowed: adjustable.join(", ") };
  if (!Number.isSafeInteger(most) || most < documented.most)
    return { what: `${most} does not raise ${limit}`, allowed: `a whole number from ${documented.most} on` };
  if (reason.trim() === "")
    return { what: `${limit} is raised without a reason`, allowed: "a reason, such as the ticket that raised it" };
  if (expires !== undefined && expires < today)
    return {
      what: `the raised limit of ${most} expired on ${expires}: ${documented.most} counts again`,
      allowed: "a date in the future",
      fix: "ask who granted the limit, then state a later date or remove the entry",
    };
  return undefined;
}

/** A stack's own raised limits. */
export function limitsIn({ remarks = [] }: Stack): readonly LimitOverride[] {
  return remarks.flatMap((remark) => objects(remark.limits)).map(readLimit);
}

function readLimit(written: unknown): LimitOverride {
  return {
    limit: text(own(written, "limit")) ?? "",
    transitRouter: text(own(written, "transitRouter")),
    most: Number(own(written, "most")),
    reason: text(own(written, "reason")) ?? "",
    approver: text(own(written, "approver")),
    expires: text(own(written, "expires")),
    source: text(own(written, "source")),
  };
}
