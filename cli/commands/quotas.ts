import { existsSync } from "node:fs";
import { Command } from "commander";
import { type QuotasFile, readQuotasFile } from "../../config";
import { isoDay } from "../../domain/date";
import { type CloudQuota, quotasOfVpn } from "../quota-center";
import { writeReport } from "../report-file";

interface QuotasOptions {
  /** The file for the quotas. */
  readonly out: string;
  /** Another address of the Quota Center. */
  readonly endpoint?: string;
}

type Entry = QuotasFile["quotas"][number];

export const command = new Command("quotas")
  .description(
    "Asks the Quota Center for all quotas of VPN connections and writes them to a file, which checks then use. Needs credentials from the environment or from a profile of the Alibaba Cloud CLI, and the packages @alicloud/openapi-client and @alicloud/credentials.",
  )
  .requiredOption("--discover", "ask, and write the file")
  .option("--out <file>", "the file; an entry keeps its limit", "quotas.json")
  .option("--endpoint <url>", "another address of the Quota Center")
  .action(discover);

async function discover({ out, endpoint }: QuotasOptions): Promise<void> {
  const known = existsSync(out) ? readQuotasFile(out).quotas : [];
  const found = await quotasOfVpn(endpoint);
  const quotas = found.map((quota): Entry => ({ ...quota, ...limitOf(quota, found, known) }));
  const file: QuotasFile = { version: 1, discovered: isoDay(new Date()), quotas };
  writeReport(out, `${JSON.stringify(file, null, 2)}\n`);
  process.stdout.write(summary(file, out));
}

/** The limit that somebody assigned before; else that of the only quota with a fitting name. */
function limitOf(quota: CloudQuota, all: readonly CloudQuota[], known: readonly Entry[]): Partial<Entry> {
  const before = known.find(({ product, code }) => product === quota.product && code === quota.code);
  if (before) {
    const { limit, transitRouter } = before;
    return { ...(limit ? { limit } : {}), ...(transitRouter ? { transitRouter } : {}) };
  }
  const isSaid = known.some(({ limit }) => limit !== undefined);
  return !isSaid && isPerTransitRouter(quota) && all.filter(isPerTransitRouter).length === 1
    ? { limit: "vpnAttachmentsPerTransitRouter" }
    : {};
}

function isPerTransitRouter({ name }: CloudQuota): boolean {
  return /transit router|转发路由器/i.test(name);
}

function summary({ quotas }: QuotasFile, out: string): string {
  const lines = quotas.map(
    ({ product, code, name, total, limit }) => `${product}/${code}  ${total}  ${name}${limit ? `  = ${limit}` : ""}`,
  );
  const isCounted = quotas.some(({ limit }) => limit !== undefined);
  const hint = isCounted
    ? ""
    : `No quota is surely the limit of VPN attachments: write "limit": "vpnAttachmentsPerTransitRouter" into the right entry.\n`;
  return `${lines.map((line) => `${line}\n`).join("")}${quotas.length} ${quotas.length === 1 ? "quota" : "quotas"} of VPN connections in ${out}\n${hint}`;
}
