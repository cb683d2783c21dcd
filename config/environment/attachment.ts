import type { Payer } from "../../domain/payer";
import type { ConnectionFile } from "../schema";
import type { Route } from "./route";
import type { Tags } from "./tags";

/** How a connection is attached. */
export interface Attachment {
  readonly advertise: boolean;
  readonly associate: boolean;
  readonly propagate: boolean | readonly string[];
  readonly routeTable: string;
  readonly payer?: Payer;
  readonly attachment: { readonly name?: string; readonly description?: string; readonly tags: Tags };
  readonly routes: readonly Route[];
  readonly tags: Tags;
  readonly formerly?: readonly string[];
  readonly import?: ImportedConnection;
  /** `file:line:column`. */
  readonly source: string;
}

/** What of a connection exists already. */
export type ImportedConnection = NonNullable<ConnectionFile["import"]>;

/** The tags of a connection and of its attachment: those of what is around it, and its own. */
export function labels(
  { tags: own, attachment = {} }: Pick<ConnectionFile, "tags" | "attachment">,
  around: Tags,
): Pick<Attachment, "tags" | "attachment"> {
  const tags = { ...around, ...own };
  return { tags, attachment: { ...attachment, tags: { ...tags, ...attachment.tags } } };
}
