import { Type } from "@sinclair/typebox";
import type { Format } from "../formats";
import { closed, flag, text } from "./words";

// What things were before this file.

export const formerly = Type.Optional(
  Type.Array(text("key", "A former name."), {
    minItems: 1,
    uniqueItems: true,
    description:
      "Names that it had in this file before, oldest first: Terraform moves its resources and does not replace them.",
  }),
);

/** The id of an object that is taken over. */
export const imported = (format: Format, description: string) => Type.Optional(text(format, description));

export const importedConnection = Type.Optional(
  closed(
    {
      connection: imported("connection-id", "The connection, vco-…."),
      attachment: imported("attachment-id", "Its attachment to the transit router, tr-attach-…."),
      association: flag("Whether the attachment's association exists. Default: true with attachment."),
      propagation: flag("Whether the attachment's propagation exists. Default: true with attachment."),
      routes: flag("Whether the routes exist. Default: true with connection."),
    },
    "Existing objects to take over. Default: none, Terraform makes everything.",
  ),
);
