import type { NetworkType } from "./address";
import {
  BILLABLE_ITEMS,
  BILLED_BY,
  type BillableItem,
  type BillableUse,
  HOURS_A_MONTH,
  type Traffic,
  VBR_BILLED_BY,
} from "./billing";
import type { Payer } from "./payer";

/** A connection on a transit router. */
export interface BilledConnection {
  /** `environment/site/connection`. */
  readonly name: string;
  readonly network: NetworkType;
  readonly region: string;
  readonly transitRouter: string;
  /** Who pays for the connection to the transit router and its traffic, if reported. */
  readonly payer?: Payer;
}

/** A user's prices and traffic. */
export interface Prices {
  readonly currency: string;
  /** Price of an item in a region, for an hour or a gigabyte. */
  price(item: BillableItem, region: string): number | undefined;
  traffic(connection: string): Traffic;
}

export interface BillLine extends BillableUse {
  /** The connection, or the virtual border routers of a transit router. */
  readonly subject: string;
  readonly title: string;
  readonly unit: string;
  /** The owner of the CEN instance, or the owner of the connection or line. */
  readonly payer: Payer;
  /** Its quantity. */
  readonly count: 1;
  /** Hours or gigabytes of a month; gigabytes only if the user states them. */
  readonly amount?: number;
  readonly price?: number;
  readonly cost?: number;
}

export interface Bill {
  readonly lines: readonly BillLine[];
  /** With prices only. */
  readonly monthly?: {
    readonly currency: string;
    readonly sum: number;
    /** Whether every line has its cost; the sum is a lower bound otherwise. */
    readonly complete: boolean;
  };
}

/** The billable items of some connections and, with a user's prices, their cost for a month. */
export function billOf(connections: readonly BilledConnection[], prices?: Prices): Bill {
  const lines = connections.flatMap(({ name, network, region, payer }) =>
    BILLED_BY[network].map((use) => line(name, use, region, prices, payer)),
  );
  const overVbr = new Map(
    connections.filter(({ network }) => network === "private").map((one) => [one.transitRouter, one.region]),
  );
  const all = [
    ...lines,
    ...[...overVbr].map(([router, region]) => line(`VBR at ${router}`, VBR_BILLED_BY, region, prices)),
  ];
  if (!prices) return { lines: all };
  const sum = all.reduce((total, { cost = 0 }) => total + cost, 0);
  return {
    lines: all,
    monthly: { currency: prices.currency, sum: rounded(sum), complete: all.every(({ cost }) => cost !== undefined) },
  };
}

function line(
  subject: string,
  use: BillableUse,
  region: string,
  prices: Prices | undefined,
  payer: Payer = "cen-owner",
): BillLine {
  const { item, quantity } = use;
  const { title, unit, payerChosen } = BILLABLE_ITEMS[item];
  const amount = quantity === "hours" ? HOURS_A_MONTH : prices?.traffic(subject)[quantity];
  const price = prices?.price(item, region);
  return {
    subject,
    ...use,
    ...{ title, unit, payer: payerChosen ? payer : "resource-owner" },
    count: 1,
    ...(amount === undefined ? {} : { amount }),
    ...(price === undefined ? {} : { price }),
    ...(amount === undefined || price === undefined ? {} : { cost: rounded(amount * price) }),
  };
}

const rounded = (amount: number) => Math.round(amount * 100) / 100;
