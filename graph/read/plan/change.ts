import type { Action, Change } from "../../terraform/change";
import { at, own, text, texts } from "../../terraform/json";

/** Reads the `change` of a plan's resource. */
export function readChange(written: unknown): Change {
  const change = own(written, "change");
  const actions = texts(own(change, "actions")).join();
  const paths = own(change, "replace_paths");
  const causes = Array.isArray(paths) ? paths.map((path) => (Array.isArray(path) ? path.join(".") : String(path))) : [];
  const reason = REASONS.get(text(own(written, "action_reason")) ?? "");
  const movedFrom = text(own(written, "previous_address"));
  const isImport = (own(change, "importing") ?? undefined) !== undefined;
  return {
    // a newer Terraform may do what we do not know yet, and that is no reason to be silent about it
    action: ACTIONS.get(actions) ?? "update",
    id: text(at(change, "before", "id")),
    causes: causes.length > 0 || reason === undefined ? causes : [reason],
    isImport,
    ...(movedFrom === undefined ? {} : { movedFrom }),
    ...(isImport ? { isAsItRuns: actions === "no-op" || isSame(own(change, "before"), own(change, "after")) } : {}),
  };
}

/** Terraform writes names in one order. */
const isSame = (before: unknown, after: unknown) => JSON.stringify(before) === JSON.stringify(after);

const ACTIONS = new Map<string, Action>([
  ["", "none"],
  ["no-op", "none"],
  ["read", "none"],
  ["create", "create"],
  ["update", "update"],
  ["delete", "destroy"],
  ["delete,create", "destroy-then-create"],
  ["create,delete", "create-then-destroy"],
  ["forget", "forget"],
  ["forget,create", "forget-then-create"],
  ["create,forget", "forget-then-create"],
]);

const REASONS = new Map([
  ["replace_because_tainted", "a deployment that failed halfway"],
  ["replace_by_request", "-replace"],
  ["replace_by_triggers", "replace_triggered_by"],
]);
