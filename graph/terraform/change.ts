/** What a plan does to a resource. */
export interface Change {
  readonly action: Action;
  /** Its id before the plan, if it existed. */
  readonly id?: string;
  /** What makes it a replacement: arguments such as `network_type`, or `-replace`. */
  readonly causes: readonly string[];
  /** Its former address, if the plan moves it. */
  readonly movedFrom?: string;
  /** Whether the plan imports it. */
  readonly isImport: boolean;
  /** Whether no value changes, although Terraform may call it an update: importing makes secrets sensitive. */
  readonly isAsItRuns?: boolean;
}

export const ACTIONS = [
  "none",
  "create",
  "update",
  "destroy",
  "destroy-then-create",
  "create-then-destroy",
  /** A `removed` block forgets it: the cloud still has it. */
  "forget",
  /** Another one is made, and the old one forgotten: `destroy = false` in OpenTofu. */
  "forget-then-create",
] as const;

export type Action = (typeof ACTIONS)[number];

/** Whether something new comes that destroys nothing. */
export function isMade({ change }: { readonly change?: Change }): boolean {
  return change?.action === "create" || change?.action === "forget-then-create";
}

/** Whether a new resource replaces the existing one, which is destroyed. */
export function isReplacement({ change }: { readonly change?: Change }): boolean {
  return change?.action === "destroy-then-create" || change?.action === "create-then-destroy";
}

/** Whether a plan destroys an existing resource, for good or to make another one. */
export function isGoing(resource: { readonly change?: Change }): boolean {
  return resource.change?.action === "destroy" || isReplacement(resource);
}

/** Whether the cloud still has an existing resource after the plan; a state changes nothing. */
export function isStaying({ change }: { readonly change?: Change }): boolean {
  return change === undefined || STAYING.has(change.action);
}

const STAYING: ReadonlySet<Action> = new Set(["none", "update", "forget"]);

/** Why it is replaced, for the end of a clause: ` (network_type)`. */
export function causesOf({ change }: { readonly change?: Change }): string {
  return change && change.causes.length > 0 ? ` (${change.causes.join(", ")})` : "";
}
