import { existsSync } from "node:fs";
import { Command } from "commander";
import { type QuotasFile, readQuotasFile } from "../../config";
import { isoDay } from "../../domain/date";
import { type CloudQuota, quotasOfVpn } from "../quota-center";
import { writeReport } from "../report-file";

interface QuotasOptions {
  /** Where the quotas are written to. */
  readonly out: string;
  /** Another address of the Quota Center. */
  readonly endpoint?: string;
}

type Entry = QuotasFile["quotas"][number];

export const command = new Command("quotas")
  .description(
    "Asks the Quota Center for all quotas of VPN connections and writes them to a file; checks count against these quotas. Needs credentials from the environment or from a profile of the Alibaba Cloud CLI, and the packages @alicloud/openapi-client and @alicloud/credentials.",
  )
  .requiredOption("--discover", "ask, and write the file")
  .option("--out <file>", "the file; the limit that an entry of the file names stays", "quotas.json")
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

/** What somebody said before that it is; else the one quota whose name says so. */
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
    : `None is surely the limit of VPN attachments: write "limit": "vpnAttachmentsPerTransitRouter" beside the right one.\n`;
  return `${lines.map((line) => `${line}\n`).join("")}${quotas.length} ${quotas.length === 1 ? "quota" : "quotas"} of VPN connections in ${out}\n${hint}`;
}
