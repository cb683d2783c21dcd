import { redactor } from "../graph/read/redact";
import { CommandError } from "./command-error";

/** One quota, as the Quota Center tells it. */
export interface CloudQuota {
  readonly product: string;
  readonly code: string;
  readonly name: string;
  readonly total: number;
  readonly used?: number;
}

const ENDPOINT = "https://quotas.aliyuncs.com";
const API_VERSION = "2020-05-10";
/** Products that can have quotas of VPN connections, by their names. */
const PRODUCTS = /VPN|CEN|Enterprise Network|Transit Router|VPC|Virtual Private Cloud/i;
/** More pages than any account has; a cloud that always names a next one is not asked for ever. */
const MOST_PAGES = 100;

type Request = (action: string, parameters: object) => Promise<Readonly<Record<string, unknown>>>;

/**
 * Asks the Quota Center for all quotas of VPN connections, in any product: their codes are not documented.
 * Credentials are those of the provider, from the environment.
 *
 * @throws CommandError without credentials or library, and with what the cloud answers when it refuses
 */
export async function quotasOfVpn(env: NodeJS.ProcessEnv, endpoint = ENDPOINT): Promise<readonly CloudQuota[]> {
  const request = connect(env, endpoint);
  const products = await pages(request, "ListProducts", {}, "ProductInfo");
  const names = products.map((product) => [String(product.ProductCode), Object.values(product).join(" ")] as const);
  const quotas: CloudQuota[] = [];
  for (const [product] of names.filter(([, name]) => PRODUCTS.test(name))) {
    const found = await pages(
      request,
      "ListProductQuotas",
      { ProductCode: product, QuotaCategory: "CommonQuota" },
      "Quotas",
    );
    quotas.push(...found.map((quota) => readQuota(product, quota)));
  }
  return quotas.filter(({ name, total }) => /VPN|IPsec/i.test(name) && Number.isFinite(total) && total >= 0);
}

function readQuota(product: string, quota: Readonly<Record<string, unknown>>): CloudQuota {
  const { QuotaActionCode, QuotaName, TotalQuota, TotalUsage } = quota;
  const code = String(QuotaActionCode);
  const used = typeof TotalUsage === "number" ? { used: TotalUsage } : {};
  return { product, code, name: String(QuotaName), total: Number(TotalQuota ?? Number.NaN), ...used };
}

async function pages(request: Request, action: string, parameters: object, list: string) {
  const items: Readonly<Record<string, unknown>>[] = [];
  let next: unknown;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await request(action, { MaxResults: 100, ...parameters, ...(next ? { NextToken: next } : {}) });
    const found = answer[list];
    if (Array.isArray(found)) items.push(...found.map((item) => Object(item)));
    next = answer.NextToken;
    if (!next) break;
  }
  return items;
}

function connect(env: NodeJS.ProcessEnv, endpoint: string): Request {
  const { ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId, ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret } = env;
  if (!accessKeyId || !accessKeySecret)
    throw new CommandError(
      "there are no credentials: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or state what the cloud granted as transitRouter.vpnAttachmentLimit, or in cenvpn.yaml",
    );
  if (!/^https?:\/\/./.test(endpoint))
    throw new CommandError(`--endpoint ${endpoint}: write an address that begins with https:// or http://`);
  const securityToken = env.ALIBABA_CLOUD_SECURITY_TOKEN;
  const Client = library();
  const client = new Client({
    endpoint,
    apiVersion: API_VERSION,
    accessKeyId,
    accessKeySecret,
    ...(securityToken ? { securityToken } : {}),
  });
  return async (action, parameters) => {
    try {
      return await client.request(action, parameters, { method: "POST", timeout: 20_000 });
    } catch (error) {
      // its own message names the address, and may name what stands in it
      const { code, data } = Object(error) as { code?: string; data?: { Message?: string } };
      const told = data?.Message ?? "it cannot be reached, or gives no answer that can be read";
      // a signature that does not match is answered with what was signed, credentials included
      const reason = redactor([accessKeyId, accessKeySecret, securityToken ?? ""])(
        told.split(/\bstring ?to ?sign\b/i)[0] ?? "",
      );
      throw new CommandError(`the Quota Center refuses ${action}${code ? ` (${code})` : ""}: ${reason}`);
    }
  };
}

/** Only this command needs it, so who wants it installs it. */
function library(): typeof import("@alicloud/pop-core") {
  try {
    return require("@alicloud/pop-core");
  } catch {
    throw new CommandError("the library that asks the cloud is not installed: npm install @alicloud/pop-core");
  }
}
