import type { DiscoveredLimit, InventoryEntry, LimitOverride } from "../graph/terraform/resource";

/** What is known beside the stacks. */
export interface Surroundings {
  /** Limits that the cloud has raised, beside those that the stacks name themselves. */
  readonly limits?: readonly LimitOverride[];
  /** Limits as the cloud told them; they count before all others. */
  readonly quotas?: readonly DiscoveredLimit[];
  /** VPN attachments that no stack has. */
  readonly inventory?: readonly InventoryEntry[];
  /**
   * Files of stacks that share limits with these but could not be read: how much they use is not known. All else is
   * judged without them. @default none
   */
  readonly missing?: readonly string[];
  /** Share of a limit from which on little is left. @default 0.8 */
  readonly headroom?: number;
  /** The day to judge on, `2026-11-25`: by it raised limits and waivers expire. @default today, in UTC */
  readonly today?: string;
}
