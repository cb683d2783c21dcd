import { type JudgeOptions, judge, readStacks } from "../../../policy";
import { type Json, patch, site, sites, stack, UNKNOWN } from "../fixtures";
import { planOfChange } from "../plan-of-change";
import { stateOf } from "../state-of";

const usage = (stacks: Readonly<Record<string, Json>>, options: JudgeOptions = {}) =>
  judge(readStacks(Object.entries(stacks).map(([name, json]) => ({ name, json }))), options).usage;
const limit = {
  limit: "vpnAttachmentsPerTransitRouter",
  title: "VPN attachments per transit router",
  counted: "VPN attachments",
};
const documented = { ...limit, most: 50, limitSource: "documented default" };

test("each transit router is reported by name, with unknown ones at the end", () => {
  const b = sites(2, { transitRouter: "tr-b" }, "b");
  const a = stack(sites(1, { transitRouter: "tr-a" }, "a"), sites(3, { transitRouter: UNKNOWN }, "open"));
  expect(usage({ b, a })).toEqual([
    { ...documented, transitRouter: "tr-a", used: { min: 1, max: 4 }, stacks: ["a"] },
    { ...documented, transitRouter: "tr-b", used: { min: 2, max: 5 }, stacks: ["b"] },
    { ...documented, used: { min: 0, max: 3 }, stacks: ["a"] },
  ]);
});

test("no bound is null", () => {
  const json = patch(site("a"), "resource/alicloud_cen_transit_router_vpn_attachment/a__main/count", UNKNOWN);
  expect(usage({ a: json })).toMatchObject([{ used: { min: 0, max: null } }]);
});

test("a raised limit has its source and reason, the cloud's report only its source", () => {
  const raised = { ...limit, most: 80, reason: "request 4711", source: "cenvpn.yaml:2:3" };
  expect(usage({ a: sites(1) }, { limits: [raised] })).toEqual([
    {
      ...limit,
      transitRouter: "tr-abc123",
      used: { min: 1, max: 1 },
      most: 80,
      limitSource: "cenvpn.yaml:2:3",
      reason: "request 4711",
      stacks: ["a"],
    },
  ]);
  const { source: _, ...unsourced } = raised;
  expect(usage({ a: sites(1) }, { limits: [unsourced] })).toMatchObject([{ limitSource: "given for this run" }]);
  const [reported] = usage({ a: sites(1) }, { quotas: [{ limit: limit.limit, most: 60, source: "quotas.json" }] });
  expect(reported).toMatchObject({ most: 60, limitSource: "quotas.json" });
  expect(reported).not.toHaveProperty("reason");
});

test("the present number is reported if all stacks show it", () => {
  const plan = planOfChange(sites(2), sites(3));
  expect(usage({ a: plan })).toMatchObject([{ now: 2, used: { min: 3, max: 3 } }]);
  expect(usage({ a: stateOf(sites(2)) })).toMatchObject([{ now: 2, used: { min: 2, max: 2 } }]);
  const [mixed] = usage({ a: plan, b: sites(1, {}, "more") });
  expect(mixed).not.toHaveProperty("now");
  const inventory = [{ transitRouter: "tr-abc123", count: 4 }];
  expect(usage({ a: plan }, { inventory })).toMatchObject([{ now: 6, used: { min: 7, max: 7 } }]);
});

test("an emptied transit router is reported with 0", () => {
  const there = sites(2, { transitRouter: "tr-old" });
  expect(usage({ a: planOfChange(there, {}) })).toMatchObject([
    { transitRouter: "tr-old", now: 2, used: { min: 0, max: 0 }, stacks: ["a"] },
  ]);
});
