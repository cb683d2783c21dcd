import type { NetworkType } from "./address";
import type { Problem } from "./problem";

/**
 * The billable items of a connection on a transit router. Names from `CREATE_A_VPN_CONNECTION`, which gives neither
 * units nor prices; the units are those of the usual meters. The choice of the payer: `API_CBN`, OrderType.
 */
export const BILLABLE_ITEMS = {
  transitRouterConnection: { title: "Transit router connection", unit: "h", payerChosen: true },
  transitRouterDataForwarding: { title: "Transit router data forwarding", unit: "GB", payerChosen: true },
  ipsecConnection: { title: "IPsec-VPN connection instance", unit: "h", payerChosen: false },
  dataTransfer: { title: "Data transfer", unit: "GB", payerChosen: false },
  outboundDataTransfer: { title: "Outbound data transfer", unit: "GB", payerChosen: false },
} as const;

export type BillableItem = keyof typeof BILLABLE_ITEMS;

/** Average hours of a month. */
export const HOURS_A_MONTH = 730;

/** Gigabytes of a month through a connection. */
export interface Traffic {
  readonly toCloud?: number;
  readonly toSite?: number;
}

export interface BillableUse {
  readonly item: BillableItem;
  /** What the item is billed for. */
  readonly of: string;
  /** What the quantity of a month is: hours, or the traffic in one direction. */
  readonly quantity: "hours" | keyof Traffic;
}

/** The billable items of a connection. Source: `CREATE_A_VPN_CONNECTION`, “Billing”. */
export const BILLED_BY: Record<NetworkType, readonly BillableUse[]> = {
  public: [
    { item: "transitRouterConnection", of: "attachment of the connection", quantity: "hours" },
    { item: "transitRouterDataForwarding", of: "connection to transit router", quantity: "toCloud" },
    { item: "ipsecConnection", of: "the connection", quantity: "hours" },
    { item: "dataTransfer", of: "connection to site", quantity: "toSite" },
  ],
  private: [
    { item: "transitRouterConnection", of: "attachment of the connection", quantity: "hours" },
    { item: "transitRouterDataForwarding", of: "VBR to transit router", quantity: "toCloud" },
    { item: "ipsecConnection", of: "the connection", quantity: "hours" },
    { item: "outboundDataTransfer", of: "VBR to site", quantity: "toSite" },
  ],
};

/** Private connections need a virtual border router on the transit router, billed once however many share it. */
export const VBR_BILLED_BY: BillableUse = {
  item: "transitRouterConnection",
  of: "attachment of the VBR, at least one",
  quantity: "hours",
};

/** Why a text cannot be a currency. */
export function currencyProblem(text: string): Problem | undefined {
  return /^[A-Z]{3}$/.test(text)
    ? undefined
    : { what: `“${text}” is not a currency`, allowed: "its code of three capital letters, such as EUR" };
}
