/** What a plan does to a resource. */
export interface Change {
  readonly action: Action;
  /** Its id before, where it was there. */
  readonly id?: string;
  /** What makes it a replacement: arguments such as `network_type`, or `-replace`. */
  readonly causes: readonly string[];
  /** The address that it had, where the plan moves it. */
  readonly movedFrom?: string;
  /** Whether it is taken over from elsewhere. */
  readonly isImport: boolean;
  /** Whether that changes no value of it, although Terraform may call it an update: secrets become sensitive by it. */
  readonly isAsItRuns?: boolean;
}

export const ACTIONS = [
  "none",
  "create",
  "update",
  "destroy",
  "destroy-then-create",
  "create-then-destroy",
  /** What a `removed` block forgets: the cloud still has it. */
  "forget",
] as const;

export type Action = (typeof ACTIONS)[number];

/** Whether the resource that was there gives way to a new one. */
export function isReplacement({ change }: { readonly change?: Change }): boolean {
  return change?.action === "destroy-then-create" || change?.action === "create-then-destroy";
}

/** Why it is replaced, for the end of a clause: ` (network_type)`. */
export function causesOf({ change }: { readonly change?: Change }): string {
  return change && change.causes.length > 0 ? ` (${change.causes.join(", ")})` : "";
}
