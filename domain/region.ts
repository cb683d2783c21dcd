import { idProblem } from "./id";
import { didYouMean } from "./nearest";
import { type Problem, worded } from "./problem";

/**
 * Regions whose transit routers accept IPsec connections. Paris and São Paulo do too, but no source gives their ids.
 * Source: `REGIONS_DOCUMENT`.
 */
export const REGIONS: readonly string[] = [
  "cn-hangzhou",
  "cn-shanghai",
  "cn-qingdao",
  "cn-beijing",
  "cn-zhangjiakou",
  "cn-huhehaote",
  "cn-wulanchabu",
  "cn-shenzhen",
  "cn-heyuan",
  "cn-guangzhou",
  "cn-chengdu",
  "cn-zhongwei",
  "cn-wuhan-lr",
  "cn-nanjing",
  "cn-hongkong",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-southeast-1",
  "ap-southeast-3",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ap-southeast-8",
  "eu-central-1",
  "eu-west-1",
  "us-east-1",
  "us-west-1",
  "us-southeast-1",
  "na-south-1",
  "me-east-1",
  "me-central-1",
];

/** Regions that exist or existed, but have no IPsec on transit routers. Source: `REGIONS_DOCUMENT`. */
const UNSUITABLE: Readonly<Record<string, string>> = {
  "cn-fuzhou": "has IPsec on VPN gateways only",
  "ap-southeast-2": "is closed",
  "ap-south-1": "is closed",
};

/** Further regions that the provider knows. Source: the code of provider 1.289.0 (`ValidRegions`). */
const ONLY_KNOWN_TO_PROVIDER: readonly string[] = [
  ...["rus-west-1", "cn-north-2-gov-1"],
  ...["cn-hangzhou-finance", "cn-hzfinance", "cn-hzjbp", "cn-shanghai-finance-1", "cn-shanghai-finance-1-pub"],
  ...["cn-beijing-finance-1", "cn-beijing-finance-1-pub"],
  ...["cn-shenzhen-finance-1", "cn-szfinance", "cn-shenzhen-finance"],
];

/** Regions that the provider does not know. Source: the same code. */
const UNKNOWN_TO_PROVIDER: readonly string[] = ["cn-wuhan-lr"];

/** Whether the provider takes a region without `skip_region_validation`. */
export function isKnownToProvider(region: string): boolean {
  const exists = [...REGIONS, ...Object.keys(UNSUITABLE), ...ONLY_KNOWN_TO_PROVIDER].includes(region);
  return exists && !UNKNOWN_TO_PROVIDER.includes(region);
}

const allowed = `a region with IPsec-VPN on transit routers, such as ${REGIONS[0]} or eu-central-1`;

/** Places of regions whose ids do not name them. Source: `REGIONS_DOCUMENT`. */
const PLACES: Readonly<Record<string, string>> = {
  bangkok: "ap-southeast-7",
  dubai: "me-east-1",
  frankfurt: "eu-central-1",
  germany: "eu-central-1",
  hohhot: "cn-huhehaote",
  indonesia: "ap-southeast-5",
  jakarta: "ap-southeast-5",
  japan: "ap-northeast-1",
  korea: "ap-northeast-2",
  kualalumpur: "ap-southeast-3",
  london: "eu-west-1",
  malaysia: "ap-southeast-3",
  manila: "ap-southeast-6",
  philippines: "ap-southeast-6",
  riyadh: "me-central-1",
  seoul: "ap-northeast-2",
  siliconvalley: "us-west-1",
  singapore: "ap-southeast-1",
  thailand: "ap-southeast-7",
  tokyo: "ap-northeast-1",
  ulanqab: "cn-wulanchabu",
  virginia: "us-east-1",
};

/** Why a text cannot be the id of a region: `Hangzhou` is a name, `cn-hangzhou` the id. */
export function regionIdProblem(text: string): Problem | undefined {
  const problem = idProblem("region")(text);
  if (!problem) return undefined;
  const place = text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const name = place.replace(/^china/, "");
  const named = Object.hasOwn(PLACES, name) ? PLACES[name] : undefined;
  const meant = named ?? REGIONS.find((id) => [place, `cn${name}`].includes(id.replaceAll("-", "")));
  return meant === undefined ? problem : { ...problem, fix: `write ${meant}` };
}

/** Why a region cannot have IPsec connections on its transit routers. */
export function regionProblem(region: string): Problem | undefined {
  const unsuitable = Object.hasOwn(UNSUITABLE, region) ? UNSUITABLE[region] : undefined;
  return unsuitable === undefined ? undefined : { what: `${region} ${unsuitable}`, allowed };
}

/** An objection to an unlisted region: a slip, or one that the cloud has opened since. */
export function unknownRegionProblem(region: string): Problem | undefined {
  if (REGIONS.includes(region) || Object.hasOwn(UNSUITABLE, region)) return undefined;
  // A different digit is not a slip: us-west-2 is not a misspelt us-west-1.
  const digits = (text: string) => text.replace(/\D/g, "");
  const alike = REGIONS.filter((known) => digits(known) === digits(region));
  return {
    what: `${worded(region)} is not a region known to have IPsec-VPN on transit routers`,
    allowed,
    fix: "look in the console whether the region has IPsec-VPN on transit routers; if so, waive this",
    ...didYouMean(region, alike),
  };
}
