import { PLACEHOLDER_PSK } from "../../domain/psk";
import type { Block } from "../../providers/alicloud/arguments";
import { objects, own } from "./json";
import type { Scope } from "./plan-configuration";
import type { PlanValues } from "./plan-values";

/** Arguments of tunnels, by path, that are written otherwise than the plan leaves them. Never their values. */
export interface UnsentEdits {
  readonly sure: readonly string[];
  /** Those of which the plan does not tell what they are written as. */
  readonly open: readonly string[];
}

/**
 * Finds edits in sets whose elements the provider tells apart by some arguments alone: it repeats the old values of all
 * others, so that the plan does nothing, or something else. Only what is written counts; the rest the cloud chooses.
 */
export function findUnsentEdits(
  statement: Block,
  after: unknown,
  expressions: unknown,
  values: PlanValues,
  scope: Scope,
  isOlder: (version: string) => boolean,
): UnsentEdits {
  const edits = { sure: [] as string[], open: [] as string[] };
  for (const [name, nested] of Object.entries(statement.blocks ?? {})) {
    const [planned, written] = [objects(own(after, name)), objects(own(expressions, name))];
    if (!nested.identity || planned.length === 0 || isOlder(nested.identitySince ?? "")) continue;
    // dynamic blocks are not in a plan's configuration
    if (written.length === 0 && own(expressions, "ike_config") === undefined) edits.open.push("tunnels");
    for (const block of written) {
      const index = values.of(block.tunnel_index, scope)?.value;
      const counterpart = planned.find((tunnel) => String(tunnel.tunnel_index) === String(index));
      if (counterpart) compare(nested, block, counterpart, `tunnels.${index}`);
      else if (index === undefined) edits.open.push("tunnels");
    }
  }
  return edits;

  function compare(
    stated: Block & { identity?: readonly string[] },
    written: unknown,
    planned: unknown,
    path: string,
  ): void {
    const unseen = Object.keys(stated.arguments ?? {}).filter((name) => !stated.identity?.includes(name));
    for (const name of unseen) {
      const expression = own(written, name);
      const same = expression === undefined || isSame(values.of(expression, scope), own(planned, name));
      if (same !== true) edits[same === false ? "sure" : "open"].push(`${path}.${name}`);
    }
    for (const [name, inner] of Object.entries(stated.blocks ?? {})) {
      const word = name.replace(/^tunnel_(\w+)_config$/, "$1");
      compare(inner, objects(own(written, name))[0], objects(own(planned, name))[0], `${path}.${word}`);
    }
  }
}

/** Undefined where it cannot be told. */
function isSame(written: ReturnType<PlanValues["of"]>, planned: unknown): boolean | undefined {
  if (!written || typeof written.value === "object") return written?.value === null ? true : undefined;
  const [value, old] = [String(written.value), String(planned ?? "")];
  // in HCL "${var.key}x" looks like var.key: what has the value already is taken for no more than that
  if (value === old || value === PLACEHOLDER_PSK) return true;
  // some clouds give keys back masked
  if (/^\**$/.test(old)) return undefined;
  if (written.isExact) return false;
  // in HCL the expression may be more than what it refers to: a calculation, or a text with more around it
  const [lower, oldLower] = [value.toLowerCase(), old.toLowerCase()];
  const mayBeMadeOf = typeof planned === "number" || oldLower.includes(lower) || lower.includes(oldLower);
  return mayBeMadeOf || DIGEST.test(old) ? undefined : false;
}

/** What functions such as `sha256` and `base64encode` make, or the beginning of it. */
const DIGEST = /^(?:[0-9a-f]{16,}|[A-Za-z0-9+/]+={1,2})$/;

/** Whether a resource has anything that can go unsent. */
export function hasUnseenEdits(statement: Block | undefined): boolean {
  return Object.values(own(statement, "blocks") ?? {}).some((block) => own(block, "identity") !== undefined);
}
