import type { ResourceGraph } from "../graph/network/graph";
import { type DiscoveredLimit, type LimitOverride, LimitsInForce, limitsIn } from "./quota/limits";

/** What the caller of the judgement knows besides the stacks. */
export interface KnownBeside {
  /** Limits that the cloud has raised, besides the stacks' own. @default none */
  readonly limits?: readonly LimitOverride[];
  /** Limits as the cloud reported them; they override all others. @default none */
  readonly quotas?: readonly DiscoveredLimit[];
  /** VPN attachments that no stack has. @default none */
  readonly inventory?: readonly InventoryEntry[];
  /**
   * Unreadable files of stacks that share limits with these: their usage is not known. Everything else is judged
   * without them.
   * @default none
   */
  readonly missing?: readonly string[];
}

/** VPN attachments of a transit router that no Terraform stack has. */
export interface InventoryEntry {
  /** Id of the transit router. */
  readonly transitRouter: string;
  readonly count: number;
  /** Where it is written: `inventory.yaml:3:5`. */
  readonly source?: string;
}

/** The same, for counting rules. */
export interface Surroundings {
  readonly limits: LimitsInForce;
  readonly inventory: readonly InventoryEntry[];
  readonly missing: readonly string[];
  /** Share of a limit from which little is left. */
  readonly headroom: number;
}

/** @param today `2026-11-25`, to find expired limits */
export function surroundingsOf(
  graph: ResourceGraph,
  { limits = [], quotas = [], inventory = [], missing = [] }: KnownBeside,
  headroom: number,
  today: string,
): Surroundings {
  const named = graph.stacks.flatMap((stack) => limitsIn(stack).map((override) => ({ stack: stack.name, override })));
  const forRun = limits.map((override) => ({ stack: "", override }));
  const nameOf = (transitRouter: string) => graph.transitRouters().of(transitRouter);
  return { limits: new LimitsInForce([...named, ...forRun], quotas, today, nameOf), inventory, missing, headroom };
}
