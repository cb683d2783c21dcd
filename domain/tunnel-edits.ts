import type { Problem } from "./problem";

/**
 * What an edit inside a tunnel of a connection on a transit router does, since the provider (1.275.0 to at least
 * 1.289.x) does not send it. `refuse`: the plan fails. `in-place`: Terraform renews the customer gateways beside the
 * old ones, so the provider sends both tunnels whole to the same connection. `replace`: a new connection, with an
 * outage and new gateway addresses.
 */
export const TUNNEL_EDITS = ["refuse", "in-place", "replace"] as const;
export type TunnelEdits = (typeof TUNNEL_EDITS)[number];

/** Why the customer gateway of a tunnel cannot send edits inside the tunnel. */
export function renewableProblem(edits: TunnelEdits | undefined, renewable: boolean): Problem | undefined {
  if (edits !== "in-place" || renewable) return undefined;
  return {
    what: "tunnelEdits: in-place renews the customer gateway, but this one was made elsewhere",
    allowed: "a customer gateway that this file makes, with an ip",
    fix: "tunnelEdits: replace or refuse, or make the gateway here",
  };
}

/** Why a number cannot be the revision of a connection. */
export function revisionProblem(revision: number, edits: TunnelEdits): Problem | undefined {
  if (!Number.isSafeInteger(revision) || revision < 1)
    return { what: `${revision} is not a revision`, allowed: "1, 2, 3 …" };
  if (revision === 1 || edits !== "refuse") return undefined;
  return {
    what: "a revision has no effect with tunnelEdits: refuse",
    allowed: "none beside tunnelEdits: refuse",
    fix: "tunnelEdits: in-place or replace, or remove the revision",
  };
}
/** The first part of a guard's message: why it stops the plan. */
export const EDITS_NOT_SENT = "the provider does not send edits inside a tunnel";

/** The fix in a guard's message; undefined for any other message. */
export function remedyIn(message: string): string | undefined {
  const [, remedy] = message.split(`${EDITS_NOT_SENT}. `);
  return remedy?.trim();
}
