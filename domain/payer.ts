/** Who pays for an attachment and its traffic, and the API's word for it. Source: `API_CBN`. */
export const ORDER_TYPES = { "cen-owner": "PayByCenOwner", "resource-owner": "PayByResourceOwner" } as const;
/** Who pays for an attachment and its traffic: the owner of the CEN instance, or of the connection. */
export type Payer = keyof typeof ORDER_TYPES;
export const PAYERS = Object.keys(ORDER_TYPES) as readonly Payer[];
