import { type Static, Type } from "@sinclair/typebox";
import { BILLABLE_ITEMS, type BillableItem } from "../../domain/billing";
import { closed, keyed, text } from "./words";

const amount = (description: string) => Type.Optional(Type.Number({ minimum: 0, description }));

const UNITS = { h: "hour", GB: "gigabyte" } as const;

const prices = (description: string) =>
  closed(
    Object.fromEntries(
      Object.entries(BILLABLE_ITEMS).map(([item, { title, unit }]) => [
        item,
        amount(`${title}, for one ${UNITS[unit]}.`),
      ]),
    ) as Record<BillableItem, ReturnType<typeof amount>>,
    description,
  );

const traffic = (description: string) =>
  closed(
    {
      toCloud: amount("Gigabytes a month from the site to the transit router."),
      toSite: amount("Gigabytes a month from the cloud to the site."),
    },
    description,
  );

/** JSON Schema 2020-12 of the file of `cenvpn bill --prices`. */
export const PricesSchema = Type.Object(
  {
    currency: text("currency", "Currency of all prices here, such as EUR."),
    prices: prices("Prices of your contract, for one hour or one gigabyte."),
    regions: Type.Optional(keyed("region-id", prices("Prices of the region."), "Prices that differ by region.")),
    traffic: Type.Optional(
      closed(
        {
          everyConnection: Type.Optional(traffic("Traffic of each connection that connections does not name.")),
          connections: Type.Optional(
            keyed(
              "connection-name",
              traffic("Traffic of the connection."),
              "Connections, as environment/site/connection.",
            ),
          ),
        },
        "Traffic of a month; without it, traffic has no cost.",
      ),
    ),
  },
  {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "cenvpn prices",
    description: "Your prices of the billable items of connections on transit routers.",
    additionalProperties: false,
  },
);

/** The file as it is written. */
export type PricesFile = Static<typeof PricesSchema>;
