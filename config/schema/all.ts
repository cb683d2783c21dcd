import { EnvironmentSchema } from ".";
import { BaselineSchema, PolicySchema, WaiversSchema } from "./policy";
import { PricesSchema } from "./prices";
import { InventorySchema, QuotasSchema } from "./quota-files";

/** The schemas of all files that users write; `NAME.schema.json` is for editors. */
export const SCHEMAS = {
  baseline: BaselineSchema,
  environment: EnvironmentSchema,
  inventory: InventorySchema,
  policy: PolicySchema,
  prices: PricesSchema,
  quotas: QuotasSchema,
  waivers: WaiversSchema,
};
