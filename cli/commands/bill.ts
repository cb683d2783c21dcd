import { Command } from "commander";
import { type Environment, readPrices, transitRouterName } from "../../config";
import { type Bill, billOf } from "../../domain/bill";
import { HOURS_A_MONTH } from "../../domain/billing";
import { connectionName } from "../../domain/name";
import { JSON_REPORT_VERSION } from "../../report/version";
import { isExisting } from "../../site/connection";
import type { PrintOptions } from "../conclude";
import { environmentsOf, namedFiles } from "../environment-files";
import { ENVIRONMENTS, formatOption, UNNAMED } from "../options";

interface BillOptions extends PrintOptions {
  /** File with the user's prices. */
  readonly prices?: string;
}

export const command = new Command("bill")
  .description(
    "Lists the billable items of each connection on a transit router, over the internet and over Express Connect. With a file of your prices, prints the cost of a month, too.",
  )
  .argument("[file...]", `${ENVIRONMENTS}; ${UNNAMED}`)
  .option("--prices <file>", "YAML with your prices and the traffic that you expect")
  .addOption(formatOption())
  .action((args: string[], options: BillOptions) => bill(environmentsOf(namedFiles(args)), options));

function bill(environments: readonly Environment[], { prices, format }: BillOptions): void {
  const connections = environments.flatMap(connectionsOf);
  const billed = connections.flatMap((connection) => connection.billed ?? []);
  const priced = prices === undefined ? undefined : readPrices(prices, environments);
  for (const name of priced?.unused ?? [])
    process.stderr.write(`${prices}: this run does not bill the environment of ${name}\n`);
  const result = billOf(billed, priced);
  const elsewhere = connections.filter(({ billed }) => !billed).map(({ name, why }) => ({ name, why }));
  process.stdout.write(format === "json" ? json(result, elsewhere) : text(result, elsewhere));
}

/** These items bill connections on transit routers; a VPN gateway's bill includes its connections. */
function connectionsOf({ name: environment, region, transitRouter: router, sites }: Environment) {
  const transitRouter = router && transitRouterName(environment, router);
  return Object.entries(sites).flatMap(([site, { connections }]) =>
    Object.entries(connections).map(([key, connection]) => {
      const name = connectionName(environment, site, key);
      if (isExisting(connection))
        return { name, billed: undefined, why: "by its network type, which the file does not state" };
      const { network, payer } = connection;
      return {
        name,
        billed:
          network && transitRouter !== undefined
            ? { name, network, region, transitRouter, ...(payer ? { payer } : {}) }
            : undefined,
        why: "with its VPN gateway",
      };
    }),
  );
}

/** A connection that is not listed, and how it is billed instead. */
interface Elsewhere {
  readonly name: string;
  readonly why: string;
}

function text({ lines, monthly }: Bill, elsewhere: readonly Elsewhere[]): string {
  const headings = ["Billed", "for", "paid by", "amount a month", ...(monthly ? ["price", monthly.currency] : [])];
  const rows = lines.map((line) => [
    `  ${line.title}`,
    line.of,
    line.payer,
    `${line.amount ?? "?"} ${line.unit}`,
    ...(monthly ? [`${line.price ?? "?"}`, line.cost?.toFixed(2) ?? "?"] : []),
  ]);
  const widths = headings.map((_, column) => Math.max(...[headings, ...rows].map((row) => row[column]?.length ?? 0)));
  const aligned = (row: readonly string[]) =>
    row
      .map((cell, column) => (column < 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ");
  const table = lines.flatMap(({ subject }, index) =>
    subject === lines[index - 1]?.subject ? [aligned(rows[index] ?? [])] : [subject, aligned(rows[index] ?? [])],
  );
  return [
    ...(lines.length > 0 ? [aligned(headings), ...table] : ["No connection ends on a transit router."]),
    "",
    ...(monthly ? [sumText(monthly)] : ["The sources give no prices: cenvpn bill --prices FILE sums up yours."]),
    ...elsewhere.map(({ name, why }) => `${name} is billed ${why}.`),
    "",
  ].join("\n");
}

function sumText({ currency, sum, complete }: NonNullable<Bill["monthly"]>): string {
  return complete
    ? `${sum.toFixed(2)} ${currency} a month (${HOURS_A_MONTH} hours)`
    : `At least ${sum.toFixed(2)} ${currency} a month (${HOURS_A_MONTH} hours): the lines with “?” lack a price or an amount`;
}

function json({ lines, monthly }: Bill, elsewhere: readonly Elsewhere[]): string {
  const described = { version: JSON_REPORT_VERSION, lines, monthly, notListed: elsewhere };
  return `${JSON.stringify(described, null, 2)}\n`;
}
