import { at, own, text, texts } from "./json";

/** What a plan does to a resource. */
export interface Change {
  readonly action: Action;
  /** Its id before, where it was there. */
  readonly id?: string;
  /** What makes it a replacement: arguments such as `network_type`, or `-replace`. */
  readonly causes: readonly string[];
  /** Whether it is taken over from elsewhere. */
  readonly isImport: boolean;
}

export type Action =
  | "none"
  | "create"
  | "update"
  | "destroy"
  | "destroy-then-create"
  | "create-then-destroy"
  /** What a `removed` block forgets: the cloud still has it. */
  | "forget";

/** Reads the `change` of a plan's resource. */
export function readChange(written: unknown): Change {
  const change = own(written, "change");
  const actions = texts(own(change, "actions")).join();
  const paths = own(change, "replace_paths");
  const causes = Array.isArray(paths) ? paths.map((path) => (Array.isArray(path) ? path.join(".") : String(path))) : [];
  const reason = REASONS.get(text(own(written, "action_reason")) ?? "");
  return {
    action: ACTIONS.get(actions) ?? "none",
    id: text(at(change, "before", "id")),
    causes: causes.length > 0 || reason === undefined ? causes : [reason],
    isImport: (own(change, "importing") ?? undefined) !== undefined,
  };
}

const ACTIONS = new Map<string, Action>([
  ["create", "create"],
  ["update", "update"],
  ["delete", "destroy"],
  ["delete,create", "destroy-then-create"],
  ["create,delete", "create-then-destroy"],
  ["forget", "forget"],
  ["create,forget", "forget"],
]);

const REASONS = new Map([
  ["replace_because_tainted", "a deployment that failed half way"],
  ["replace_by_request", "-replace"],
  ["replace_by_triggers", "replace_triggered_by"],
]);

/** Whether the resource that was there gives way to a new one. */
export function isReplacement({ change }: { readonly change?: Change }): boolean {
  return change?.action === "destroy-then-create" || change?.action === "create-then-destroy";
}

/** Why it is replaced, for the end of a clause: ` (network_type)`. */
export function causesOf({ change }: { readonly change?: Change }): string {
  return change && change.causes.length > 0 ? ` (${change.causes.join(", ")})` : "";
}
