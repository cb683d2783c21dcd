import { idProblem } from "../../domain/id";
import { REGIONS, regionIdProblem, regionProblem, unknownRegionProblem } from "../../domain/region";

const ALLOWED = "a region with IPsec-VPN on transit routers, such as cn-hangzhou or eu-central-1";

test.each(REGIONS)("%s is the id of a region, and suits", (region) => {
  expect(regionIdProblem(region)).toBeUndefined();
  expect(regionProblem(region)).toBeUndefined();
  expect(unknownRegionProblem(region)).toBeUndefined();
});

test.each([
  ["cn-fuzhou", "cn-fuzhou has IPsec on VPN gateways only"],
  ["ap-south-1", "ap-south-1 is closed"],
  ["ap-southeast-2", "ap-southeast-2 is closed"],
])("%s is known, and does not suit", (region, what) => {
  expect(regionProblem(region)).toEqual({ what, allowed: ALLOWED });
  expect(unknownRegionProblem(region)).toBeUndefined();
});

test("an inherited property of objects is no region", () => {
  expect(regionProblem("constructor")).toBeUndefined();
  expect(unknownRegionProblem("constructor")).toBeDefined();
  expect(regionIdProblem("constructor")?.fix).toBeUndefined();
});

test.each([
  ["Hangzhou", "cn-hangzhou"],
  ["China (Hangzhou)", "cn-hangzhou"],
  ["CN Hangzhou", "cn-hangzhou"],
  ["cnhangzhou", "cn-hangzhou"],
  ["Wuhan LR", "cn-wuhan-lr"],
  ["EU_CENTRAL_1", "eu-central-1"],
  ["bangkok", "ap-southeast-7"],
  ["Dubai", "me-east-1"],
  ["Frankfurt", "eu-central-1"],
  ["Germany", "eu-central-1"],
  ["China (Hohhot)", "cn-huhehaote"],
  ["Indonesia", "ap-southeast-5"],
  ["Jakarta", "ap-southeast-5"],
  ["Japan", "ap-northeast-1"],
  ["Korea", "ap-northeast-2"],
  ["Kuala Lumpur", "ap-southeast-3"],
  ["London", "eu-west-1"],
  ["Malaysia", "ap-southeast-3"],
  ["Manila", "ap-southeast-6"],
  ["Philippines", "ap-southeast-6"],
  ["Riyadh", "me-central-1"],
  ["Seoul", "ap-northeast-2"],
  ["Silicon Valley", "us-west-1"],
  ["Singapore", "ap-southeast-1"],
  ["Thailand", "ap-southeast-7"],
  ["Tokyo", "ap-northeast-1"],
  ["Ulanqab", "cn-wulanchabu"],
  ["Virginia", "us-east-1"],
])("%s is the name of %s", (name, id) => {
  expect(regionIdProblem(name)).toEqual({ ...idProblem("region")(name), fix: `write ${id}` });
});

test.each(["Atlantis", "Great China Hangzhou"])("%s is the name of no region", (name) => {
  expect(regionIdProblem(name)).toEqual(idProblem("region")(name));
});

test.each([
  ["cn-hangzou", "cn-hangzhou"],
  ["ap-southest-3", "ap-southeast-3"],
])("%s is a slip of %s", (region, meant) => {
  expect(unknownRegionProblem(region)).toEqual({
    what: `${region} is not a region known to have IPsec-VPN on transit routers`,
    allowed: ALLOWED,
    fix: `did you mean ${meant}?`,
  });
});

test.each([
  ["us-west-2", "us-west-2"],
  ["", "an empty text"],
])("digits are no slips: %s may be new", (region, subject) => {
  expect(regionProblem(region)).toBeUndefined();
  expect(unknownRegionProblem(region)).toEqual({
    what: `${subject} is not a region known to have IPsec-VPN on transit routers`,
    allowed: ALLOWED,
    fix: "look in the console whether the region has IPsec-VPN on transit routers; if so, waive this",
  });
});
