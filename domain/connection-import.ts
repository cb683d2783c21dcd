import type { Problem } from "./problem";

/** The running parts of a connection to take over. */
export interface ConnectionImport {
  /** The connection, `vco-…`. */
  readonly connection?: string | undefined;
  /** Its attachment to the transit router, `tr-attach-…`. */
  readonly attachment?: string | undefined;
  /** Whether the attachment's association exists. @default true with `attachment` */
  readonly association?: boolean | undefined;
  /** Whether the attachment's propagation exists. @default true with `attachment` */
  readonly propagation?: boolean | undefined;
  /** Whether the connection's routes exist. @default true with `connection` */
  readonly routes?: boolean | undefined;
}

/** What is wrong with an import of a connection: parts of something that does not exist. */
export function importProblem(existing: ConnectionImport | undefined, onVpnGateway: boolean): Problem | undefined {
  if (!existing) return undefined;
  const { attachment, association, propagation } = existing;
  const [stray] = Object.entries({ attachment, association, propagation })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  if (onVpnGateway && stray !== undefined) {
    const what = `${stray} belongs to a transit router, but the connection ends on a VPN gateway`;
    return { what, allowed: "connection and routes" };
  }
  if (attachment === undefined && stray !== undefined) {
    return { what: `${stray} belongs to an attachment, but none is imported`, allowed: "attachment as well" };
  }
  return undefined;
}
