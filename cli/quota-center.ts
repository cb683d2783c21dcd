import { connect, type Request } from "./open-api";

/** A quota from the Quota Center. */
export interface CloudQuota {
  readonly product: string;
  readonly code: string;
  readonly name: string;
  readonly total: number;
  readonly used?: number;
}

const ENDPOINT = "https://quotas.aliyuncs.com";
const API_VERSION = "2020-05-10";
/** Products whose names suggest quotas of VPN connections. */
const PRODUCTS = /VPN|CEN|Enterprise Network|Transit Router|VPC|Virtual Private Cloud/i;
/** More pages than any account has, so we stop even if the cloud always names a next page. */
const MOST_PAGES = 100;

/**
 * Asks the Quota Center for all quotas of VPN connections, in any product: their codes are not documented.
 * @throws CommandError without credentials or library, and with the cloud's answer when it refuses
 */
export async function quotasOfVpn(endpoint = ENDPOINT): Promise<readonly CloudQuota[]> {
  const request = await connect({ name: "the Quota Center", version: API_VERSION, endpoint });
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
