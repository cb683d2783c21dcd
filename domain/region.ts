import { didYouMean } from "./nearest";
import { type Problem, worded } from "./problem";

/**
 * Regions whose transit routers take IPsec connections. Paris and São Paulo do too; no source gives their ids. Source: `REGIONS_DOCUMENT`.
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

/** Regions that exist or existed, but not for this. Source: `REGIONS_DOCUMENT`. */
const UNSUITABLE: Readonly<Record<string, string>> = {
  "cn-fuzhou": "has IPsec on VPN gateways only",
  "ap-southeast-2": "is closed",
  "ap-south-1": "is closed",
};

const allowed = `a region with IPsec-VPN on transit routers, such as ${REGIONS[0]} or eu-central-1`;

/** What keeps a region from having IPsec connections on its transit routers. */
export function regionProblem(region: string): Problem | undefined {
  const unsuitable = Object.hasOwn(UNSUITABLE, region) ? UNSUITABLE[region] : undefined;
  return unsuitable === undefined ? undefined : { what: `${region} ${unsuitable}`, allowed };
}

/** What speaks against a region that is in no list: a slip, or one that the cloud has opened since. */
export function unknownRegionProblem(region: string): Problem | undefined {
  if (REGIONS.includes(region) || Object.hasOwn(UNSUITABLE, region)) return undefined;
  // Digits are no slips: us-west-2 is not a misspelt us-west-1.
  const digits = (text: string) => text.replace(/\D/g, "");
  const alike = REGIONS.filter((known) => digits(known) === digits(region));
  return {
    what: `${worded(region)} is not a region known to have IPsec-VPN on transit routers`,
    allowed,
    fix: "see in the console whether the region has IPsec-VPN on transit routers, and waive this if so",
    ...didYouMean(region, alike),
  };
}
