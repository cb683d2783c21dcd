import { type JudgeOptions, judge, readStacks } from "../../../policy";
import { IN_HANGZHOU, type Json, judgeStack, patch, site, sites, stack, UNKNOWN, verdict } from "../fixtures";

const RULE = "vpn-attachments-per-transit-router";
const HUB = { resource: { alicloud_cen_transit_router: { main: {} } } };
const HUB_ID = "${alicloud_cen_transit_router.main.transit_router_id}";
const OVER_THE_STATE = "${data.terraform_remote_state.cross-stack-reference-input-hub.outputs.transit-router}";

const judgeStacks = (stacks: Readonly<Record<string, Json>>, options: JudgeOptions = {}) =>
  judge(readStacks(Object.entries(stacks).map(([name, json]) => ({ name, json }))), options);
const findings = (json: Json, options = {}) => judgeStack(json, options).findings.filter(({ rule }) => rule === RULE);

test("attachments of one transit router count together, within a stack and through another's outputs", () => {
  const transitRouter = { output: { "transit-router": { value: HUB_ID } } };
  const hub = stack(HUB, transitRouter, sites(30, { transitRouter: HUB_ID }));
  const spoke = stack(sites(21, { transitRouter: OVER_THE_STATE }));
  const judgement = judgeStacks({ hub, spoke });
  expect(verdict(judgement, RULE)).toBe("fail");
  expect(judgement.usage).toMatchObject([
    { transitRouter: "hub/alicloud_cen_transit_router.main", used: { min: 51, max: 51 } },
  ]);
});

test("attachments of an unknown transit router make the count a range, and the verdict open", () => {
  const judgement = judgeStack(stack(sites(49), sites(2, { transitRouter: UNKNOWN }, "open")));
  expect(judgement.findings.filter(({ level }) => level === "error")).toEqual([]);
  expect(judgement.undecided.filter(({ rule }) => rule === RULE)).toMatchObject([
    { message: "VPN attachments per transit router, not known exactly yet: tr-abc123: 49 to 51 of 50" },
  ]);
  expect(judgement.usage).toMatchObject([
    { transitRouter: "tr-abc123", used: { min: 49, max: 51 }, most: 50, limitSource: "documented default" },
    { used: { min: 0, max: 2 } },
  ]);
});

test("a repeated attachment counts as often as it is repeated, if that is known", () => {
  const repeated = (count: number | string) =>
    patch(site("shanghai"), "resource/alicloud_cen_transit_router_vpn_attachment/shanghai__main/count", count);
  expect(judgeStack(repeated(7)).usage).toMatchObject([{ used: { min: 7, max: 7 } }]);
  expect(judgeStack(repeated(UNKNOWN)).usage).toMatchObject([{ used: { min: 0, max: null } }]);
  expect(judgeStack(repeated(0)).usage).toEqual([]);
});

test("so does one of an unknown transit router", () => {
  const repeated = (count: number | string, options = {}) =>
    judgeStack(
      patch(
        site("shanghai", { transitRouter: UNKNOWN }),
        "resource/alicloud_cen_transit_router_vpn_attachment/shanghai__main/count",
        count,
      ),
      options,
    );
  expect(repeated(30).usage).toMatchObject([{ used: { min: 0, max: 30 } }]);
  expect(repeated(UNKNOWN).usage).toMatchObject([{ used: { min: 0, max: null } }]);
  const { usage, undecided } = repeated(30, { missing: ["environments/prod.yaml"] });
  expect(usage).toMatchObject([{ used: { min: 0, max: null } }]);
  const ofGroups = undecided.filter(({ message }) => message.includes("not known exactly"));
  expect(ofGroups.map(({ message }) => message)).toEqual([
    "equal-cost paths per transit router, not known exactly yet: 0 to 30 of 16",
    "VPN attachments per transit router, not known exactly yet: 0 or more of 50; environments/prod.yaml could not be read",
  ]);
});

describe("unreadable files", () => {
  const missing = ["environments/prod.yaml", "environments/test.yaml"];
  const routes = ["10.1.0.0/16"];

  test("leave open only what stacks share, by name", () => {
    const idle = stack(IN_HANGZHOU, site("shanghai", { routes: [] }), site("chengdu", { routes: [] }));
    const { findings, undecided, usage, stacks } = judgeStack(idle, { missing });
    expect(findings.map(({ rule, level }) => [rule, level])).toEqual([
      ["forwards-nothing", "error"],
      ["forwards-nothing", "error"],
    ]);
    expect(undecided).toMatchObject([
      {
        rule: RULE,
        stacks: ["dev-sites"],
        message:
          "VPN attachments per transit router, not known exactly yet: tr-abc123: 2 or more of 50; environments/prod.yaml, environments/test.yaml could not be read",
      },
    ]);
    expect(usage).toMatchObject([{ transitRouter: "tr-abc123", used: { min: 2, max: null } }]);
    expect(stacks).toMatchObject([{ name: "dev-sites" }]);
  });

  test("do not hide that a known count is too high", () => {
    expect(findings(sites(51), { missing })).toMatchObject([{ level: "error" }]);
  });

  test("may contain routes to the same destinations, but no BGP routes of a site", () => {
    expect(verdict(judgeStack(sites(1), { missing }), "ecmp-paths")).toBe("pass");
    expect(verdict(judgeStack(sites(1, { routes }), { missing }), "ecmp-paths")).toBe("undecided");
    expect(verdict(judgeStacks({ a: sites(9, { routes }), b: sites(9, { routes }, "more") }), "ecmp-paths")).toBe(
      "fail",
    );
  });
});

describe("a raised limit", () => {
  const raised = {
    limit: "vpnAttachmentsPerTransitRouter",
    transitRouter: "tr-abc123",
    most: 80,
    reason: "request 4711",
  };
  const inStack = (limit: Json) => ({ ...sites(51), "//": { cenvpn: { limits: [limit] } } });

  test("counts and is shown, from the stack and from the call", () => {
    const source = "environments/dev.yaml:9:3";
    const judgement = judgeStack(inStack({ ...raised, source }));
    expect(verdict(judgement, RULE)).toBe("pass");
    expect(judgement.usage).toMatchObject([{ most: 80, limitSource: source, reason: "request 4711" }]);
    expect(findings(sites(51), { limits: [raised] })).toEqual([]);
  });

  test("counts until its last day", () => {
    const expires = "2026-11-25";
    expect(verdict(judgeStack(inStack({ ...raised, expires }), { today: expires }), RULE)).toBe("pass");
  });

  test("gives way to the cloud's own report", () => {
    const quota = { limit: "vpnAttachmentsPerTransitRouter", most: 60, source: "quotas.json, 2026-11-25" };
    const { usage } = judgeStack(inStack(raised), { quotas: [quota] });
    expect(usage).toMatchObject([{ most: 60, limitSource: quota.source }]);
  });

  test("of one transit router overrides the limit of all, wherever they come from", () => {
    const { limit, transitRouter } = raised;
    const source = "quotas.json";
    for (const options of [
      {
        quotas: [
          { limit, most: 50, source },
          { limit, transitRouter, most: 80, source },
        ],
      },
      { limits: [{ ...raised, transitRouter: undefined, most: 60 }, raised] },
    ]) {
      expect(judgeStack(sites(51), options).usage).toMatchObject([{ most: 80 }]);
      expect(judgeStack(sites(51, { transitRouter: "tr-2" }), options).usage).not.toMatchObject([{ most: 80 }]);
    }
  });

  test("for one run that has expired concerns all its stacks", () => {
    const limits = [{ ...raised, expires: "2026-11-24", source: "cenvpn.yaml:1:23" }];
    const { findings } = judgeStacks({ a: sites(1), b: sites(1, {}, "more") }, { today: "2026-11-25", limits });
    expect(findings.filter(({ rule }) => rule === "limit-override")).toMatchObject([
      { stack: "a", stacks: ["a", "b"], source: "cenvpn.yaml:1:23" },
    ]);
  });

  test("of another transit router does not count", () => {
    expect(verdict(judgeStack(inStack({ ...raised, transitRouter: "tr-2" })), RULE)).toBe("fail");
  });

  test("of a transit router that a stack makes counts for no other", () => {
    const made = stack(HUB, sites(51, { transitRouter: HUB_ID }));
    const limits = [{ ...raised, transitRouter: "dev-sites/alicloud_cen_transit_router.main" }];
    expect(verdict(judgeStack({ ...made, "//": { cenvpn: { limits } } }), RULE)).toBe("pass");
    expect(verdict(judgeStack({ ...sites(51), "//": { cenvpn: { limits } } }), RULE)).toBe("fail");
  });

  test.each([
    ["without a reason", { ...raised, reason: " " }],
    ["that the cloud does not raise", { ...raised, limit: "transitRoutersPerConnection" }],
    ["that nobody knows", { ...raised, limit: "__proto__" }],
    ["that is lower", { ...raised, most: 30 }],
    ["that is no number", { ...raised, most: "many" }],
    ["that has expired", { ...raised, expires: "2026-11-24" }],
  ])("%s is refused and does not count", (_, limit) => {
    const judgement = judgeStack(inStack(limit), { today: "2026-11-25" });
    expect([verdict(judgement, RULE), verdict(judgement, "limit-override")]).toEqual(["fail", "fail"]);
  });
});
