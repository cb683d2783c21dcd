import { type Static, Type } from "@sinclair/typebox";
import { LIMITS } from "../../domain/limit";
import { closed, oneOf, text } from "./words";

/** JSON Schema 2020-12 of the inventory: VPN attachments that no Terraform stack has. */
export const InventorySchema = Type.Object(
  {
    attachments: Type.Array(
      closed(
        {
          transitRouter: text("transit-router-id", "The transit router."),
          count: Type.Integer({
            minimum: 1,
            maximum: 10_000,
            description: "How many VPN attachments of the transit router are in no stack.",
          }),
          note: Type.String({ minLength: 1, description: "Who owns them, and how to reach the owner." }),
        },
        "VPN attachments of one transit router.",
      ),
      { description: "VPN attachments that people make in the console or with other tools." },
    ),
  },
  {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "cenvpn inventory",
    description: "VPN attachments that count against limits but are in no Terraform stack.",
    additionalProperties: false,
  },
);

const ADJUSTABLE = Object.entries(LIMITS).flatMap(([name, { adjustable }]) => (adjustable ? [name] : []));

/** JSON Schema 2020-12 of what `cenvpn quotas --discover` writes. */
export const QuotasSchema = Type.Object(
  {
    version: Type.Integer({ minimum: 1, maximum: 1, description: "Version of this form." }),
    discovered: text("date", "Day on which the Quota Center reported this."),
    quotas: Type.Array(
      closed(
        {
          product: Type.String({ description: "Code of the product." }),
          code: Type.String({ description: "Code of the quota." }),
          name: Type.String({ description: "What the Quota Center calls it." }),
          total: Type.Number({ minimum: 0, description: "The quota." }),
          used: Type.Optional(Type.Number({ description: "How much of it is used, where the Quota Center counts." })),
          limit: Type.Optional(
            oneOf(
              ADJUSTABLE,
              "The limit that this quota sets, for checks. Without a limit the entry is only for people.",
            ),
          ),
          transitRouter: Type.Optional(
            text("transit-router-id", "The transit router that it applies to. Default: all."),
          ),
        },
        "One quota.",
      ),
      { description: "Quotas of the account." },
    ),
  },
  {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "cenvpn quotas",
    description: "Quotas as the Quota Center reported them; they override limits in other files.",
    additionalProperties: false,
  },
);

export type InventoryFile = Static<typeof InventorySchema>;
export type QuotasFile = Static<typeof QuotasSchema>;
