import type { Problem } from "./problem";

/**
 * What becomes of an edit inside a tunnel of a connection on a transit router. The provider (1.275.0 to 1.289.x at least) sends
 * none by itself. `refuse`: the plan fails. `in-place`: the customer gateways are renewed beside the old ones, which carries
 * both tunnels whole to the same connection. `replace`: a new connection, with an outage and new gateway addresses.
 */
export const TUNNEL_EDITS = ["refuse", "in-place", "replace"] as const;
export type TunnelEdits = (typeof TUNNEL_EDITS)[number];

/** What keeps edits inside a tunnel from reaching the cloud by its customer gateway. */
export function renewableProblem(edits: TunnelEdits | undefined, renewable: boolean): Problem | undefined {
  if (edits !== "in-place" || renewable) return undefined;
  return {
    what: "tunnelEdits: in-place renews the customer gateway, and this one was made elsewhere",
    allowed: "a customer gateway that is made here, by its ip",
    fix: "tunnelEdits: replace or refuse, or make the gateway here",
  };
}

/** What keeps a number from being the revision of a connection. */
export function revisionProblem(revision: number, edits: TunnelEdits): Problem | undefined {
  if (!Number.isSafeInteger(revision) || revision < 1)
    return { what: `${revision} is no revision`, allowed: "1, 2, 3 …" };
  if (revision === 1 || edits !== "refuse") return undefined;
  return {
    what: "a revision renews nothing where edits inside tunnels are refused",
    allowed: "none beside tunnelEdits: refuse",
    fix: "tunnelEdits: in-place or replace, or remove the revision",
  };
}
/** What the guard of a connection says when it stops a plan, before what to do about it. */
export const EDITS_NOT_SENT = "the provider does not send edits inside a tunnel";

/** What to do, in what a guard says; undefined in what anything else says. */
export function remedyIn(message: string): string | undefined {
  const [, remedy] = message.split(`${EDITS_NOT_SENT}. `);
  return remedy?.trim();
}
