import { judge, readStacks } from "../../../policy";
import { IN_HANGZHOU as inRegion, type Json, patch, site, sites, stack, verdict } from "../../policy/fixtures";
import { planOf } from "../../policy/plan-of";

// Attachments of one transit router count together, whichever name each attachment uses for it.

const ATTACHMENT = "resource/alicloud_cen_transit_router_vpn_attachment/shanghai__main";
const FOUND = "${data.alicloud_cen_transit_routers.main.transit_routers[0].transit_router_id}";
const asking = (cen_id: string) => ({ data: { alicloud_cen_transit_routers: { main: { cen_id } } } });
const byCen = (cen: Json, name = "shanghai") => {
  const attachment = ATTACHMENT.replace("shanghai", name);
  return stack(
    inRegion,
    patch(site(name), attachment, { vpn_id: "${alicloud_vpn_gateway_vpn_attachment.x.id}", ...cen }),
  );
};

function usage(stacks: Readonly<Record<string, Json>>, options = {}) {
  const { usage } = judge(readStacks(Object.entries(stacks).map(([name, json]) => ({ name, json }))), options);
  return usage.map(({ transitRouter, used }) => [transitRouter, used.min, used.max]);
}

test("equal data sources give equal answers, in every stack of the region", () => {
  const a = stack(inRegion, asking("cen-1"), sites(2, { transitRouter: FOUND }));
  const b = stack(inRegion, asking("cen-1"), sites(3, { transitRouter: FOUND }, "more"));
  const c = stack(inRegion, asking("cen-2"), sites(1, { transitRouter: FOUND }));
  expect(usage({ a, b })).toEqual([
    ["data.alicloud_cen_transit_routers(cen_id=cen-1) in cn-hangzhou, transit_routers[0].transit_router_id", 5, 5],
  ]);
  // data sources with different questions, or in different regions, may still find the same transit router
  expect(usage({ a, c }).map(([, ...used]) => used)).toEqual([
    [2, 3],
    [1, 3],
  ]);
});

test("a data source may find any transit router that is known by its id", () => {
  const both = stack(inRegion, asking("cen-1"), sites(30, { transitRouter: FOUND }), sites(21, {}, "more"));
  const { findings, undecided } = judge(readStacks({ name: "a", json: both }));
  expect(findings.filter(({ level }) => level === "error")).toEqual([]);
  expect(undecided.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/tr-abc123: 21 to 51 of 50, and 1 more like it/),
  );
});

test("a variable has one value in a stack, although it is not known", () => {
  const json = sites(51, { transitRouter: "${var.transit_router}" });
  const { findings, usage } = judge(readStacks({ name: "a", json }));
  expect(usage).toMatchObject([{ transitRouter: "a/var.transit_router", used: { min: 51, max: 51 } }]);
  expect(findings.filter(({ level }) => level === "error")).toMatchObject([
    { rule: "vpn-attachments-per-transit-router" },
  ]);
});

test("a CEN instance names its transit router in the region, and an id beside it identifies that one", () => {
  const known = byCen({ cen_id: "cen-1", transit_router_id: "tr-1" });
  const unnamed = byCen({ cen_id: "cen-1" }, "chengdu");
  const elsewhere = { ...unnamed, provider: { alicloud: [{ region: "cn-beijing" }] } };
  expect(usage({ known, unnamed })).toEqual([["tr-1", 2, 2]]);
  expect(usage({ unnamed })).toEqual([["transit router of cen-1 in cn-hangzhou", 1, 1]]);
  expect(usage({ known, elsewhere }).map(([name]) => name)).toEqual(["tr-1", "transit router of cen-1 in cn-beijing"]);
});

test("a state reports the id of the transit router that the configuration makes", () => {
  const router = "alicloud_cen_transit_router";
  const hub = stack(inRegion, { resource: { [router]: { main: { cen_id: "cen-1" } } } });
  const id = `\${${router}.main.transit_router_id}`;
  const text = { name: "hub", json: stack(hub, sites(2, { transitRouter: id })) };
  const values = { id: "cen-1:tr-1", cen_id: "cen-1", transit_router_id: "tr-1" };
  const resources = [{ address: `${router}.main`, mode: "managed", type: router, name: "main", values }];
  const state = { name: "hub", json: { format_version: "1.0", values: { root_module: { resources } } } };
  const others = { name: "others", json: sites(1, { transitRouter: "tr-1" }) };
  expect(judge(readStacks([text, state, others])).usage).toMatchObject([
    { transitRouter: "tr-1", used: { min: 3, max: 3 } },
  ]);
});

test("an inventory counts attachments that no stack has", () => {
  const inventory = [{ transitRouter: "tr-abc123", count: 12, source: "inventory.yaml:2:5" }];
  expect(usage({ a: sites(38) }, { inventory })).toEqual([["tr-abc123", 50, 50]]);
  const { findings } = judge(readStacks({ name: "a", json: sites(39) }), { inventory });
  expect(findings.filter(({ level }) => level === "error")).toMatchObject([
    {
      rule: "vpn-attachments-per-transit-router",
      stack: "a",
      message: "tr-abc123 has 51 VPN attachments: 1 too many; 12 in inventory, 39 in a",
    },
  ]);
});

describe("a transit router that a stack makes", () => {
  const RULE = "vpn-attachments-per-transit-router";
  const ROUTER = "alicloud_cen_transit_router";
  const MADE = `\${${ROUTER}.main.transit_router_id}`;
  const hub = (count: number, cen_id = "cen-1") =>
    stack(inRegion, { resource: { [ROUTER]: { main: { cen_id } } } }, sites(count, { transitRouter: MADE }));
  const others = (count: number, region = "cn-hangzhou") =>
    stack({ provider: { alicloud: [{ region }] } }, sites(count, {}, "more"));
  const judged = (stacks: Readonly<Record<string, Json>>) =>
    judge(readStacks(Object.entries(stacks).map(([name, json]) => ({ name, json }))));

  test("may exist already, under the id that another stack names", () => {
    const judgement = judged({ hub: hub(30), others: others(21) });
    expect(verdict(judgement, RULE)).toBe("undecided");
    expect(judgement.undecided.find(({ rule }) => rule === RULE)).toMatchObject({
      stacks: ["hub", "others"],
      message:
        "VPN attachments per transit router, not known exactly yet: hub/alicloud_cen_transit_router.main: 30 to 51 of 50, and 1 more like it; hub/alicloud_cen_transit_router.main and tr-abc123 may be the same; a plan or a state shows this",
    });
    expect(judgement.usage).toMatchObject([
      { transitRouter: `hub/${ROUTER}.main`, used: { min: 30, max: 51 } },
      { transitRouter: "tr-abc123", used: { min: 21, max: 51 } },
    ]);
  });

  test("raises no question if both together are within the limit", () => {
    const judgement = judged({ hub: hub(29), others: others(21) });
    expect(verdict(judgement, RULE)).toBe("pass");
    expect(judgement.usage).toMatchObject([{ used: { min: 29, max: 50 } }, { used: { min: 21, max: 50 } }]);
  });

  test("is at most one of the named ones, and never one that another stack makes", () => {
    const third = sites(20, { transitRouter: "tr-2" }, "third");
    expect(usage({ hub: hub(30), others: others(10), third, another: hub(5, "cen-2") })).toEqual([
      [`another/${ROUTER}.main`, 5, 25],
      [`hub/${ROUTER}.main`, 30, 50],
      ["tr-2", 20, 50],
      ["tr-abc123", 10, 40],
    ]);
  });

  test("is never one of another region or CEN instance", () => {
    expect(verdict(judged({ hub: hub(30), others: others(21, "cn-beijing") }), RULE)).toBe("pass");
    const attachments = (json: Json) =>
      Object.keys((json.resource as Record<string, Json>).alicloud_cen_transit_router_vpn_attachment ?? {});
    const elsewhere = attachments(others(21)).reduce(
      (json, name) => patch(json, `resource/alicloud_cen_transit_router_vpn_attachment/${name}/cen_id`, "cen-2"),
      others(21),
    );
    expect(verdict(judged({ hub: hub(30), others: elsewhere }), RULE)).toBe("pass");
  });

  test("is new if its plan creates it, or a state does not have it", () => {
    expect(usage({ hub: planOf(hub(30)), others: others(21) })).toEqual([
      [`hub/${ROUTER}.main`, 30, 30],
      ["tr-abc123", 21, 21],
    ]);
    const empty = { name: "hub", json: { format_version: "1.0", values: { root_module: {} } } };
    const { usage: counted } = judge(
      readStacks([{ name: "hub", json: hub(30) }, empty, { name: "others", json: others(21) }]),
    );
    expect(counted).toMatchObject([{ used: { max: 30 } }, { used: { max: 21 } }]);
  });

  test("may have the CIDRs of both", () => {
    const cidrs = (transit_router_id: string, prefix: string) => ({
      resource: {
        alicloud_cen_transit_router_cidr: Object.fromEntries(
          [1, 2, 3].map((n) => [`${prefix}${n}`, { transit_router_id, cidr: `10.${n}.0.0/24` }]),
        ),
      },
    });
    const both = { hub: stack(hub(1), cidrs(MADE, "made")), others: stack(others(1), cidrs("tr-abc123", "more")) };
    expect(verdict(judged(both), "cidrs-per-transit-router")).toBe("undecided");
    expect(verdict(judged({ ...both, hub: planOf(both.hub) }), "cidrs-per-transit-router")).toBe("pass");
  });
});

describe("a private connection on a transit router that another stack makes", () => {
  const ROUTER = "alicloud_cen_transit_router.main";
  const OUTPUT = "cross-stack-output-router";
  const READ = "data.terraform_remote_state.cross-stack-reference-input-hub";
  const output = { value: `\${${ROUTER}.transit_router_id}`, sensitive: true };
  const hub = {
    resource: { alicloud_cen_transit_router: { main: { cen_id: "cen-1" } } },
    output: { [OUTPUT]: output },
  };
  const written = patch(
    site("shanghai", { transitRouter: "tr-new1" }),
    "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main/network_type",
    "private",
  );
  /** The plan after the hub is deployed; the hub reports its id. */
  const spoke: Json = {
    ...planOf(written),
    prior_state: {
      values: {
        root_module: {
          resources: [
            {
              address: READ,
              mode: "data",
              type: "terraform_remote_state",
              values: { outputs: { [OUTPUT]: "tr-new1" } },
            },
          ],
        },
      },
    },
  };
  const hubPlan = (change: Json): Json => {
    const plan = planOf(hub);
    const [router] = plan.resource_changes as Json[];
    const expression = { references: [`${ROUTER}.transit_router_id`, ROUTER] };
    return {
      ...patch(plan, "configuration/root_module/outputs", { [OUTPUT]: { sensitive: true, expression } }),
      resource_changes: [{ ...router, change: { ...(router?.change as Json), ...change } }],
    };
  };
  const there = { cen_id: "cen-1", transit_router_id: "tr-new1", id: "cen-1:tr-new1" };
  const stays = { actions: ["no-op"], before: there, after: there, after_unknown: {} };
  const outcome = (json: Json) =>
    verdict(
      judge(
        readStacks([
          { name: "hub", json },
          { name: "spoke", json: spoke },
        ]),
      ),
      "private-over-vbr",
    );

  test("has no line, whether that stack is given as configuration, plan or state", () => {
    expect([outcome(hub), outcome(hubPlan({})), outcome(hubPlan(stays))]).toEqual(["fail", "fail", "fail"]);
  });

  test("has no line, either, if the id comes through a CIDR", () => {
    const cidr = { transit_router_id: output.value, cidr: "10.0.0.0/24" };
    const waiting = stack(hub, {
      resource: { alicloud_cen_transit_router_cidr: { main: cidr } },
      output: { [OUTPUT]: { value: "${alicloud_cen_transit_router_cidr.main.transit_router_id}", sensitive: true } },
    });
    expect(outcome(waiting)).toBe("fail");
  });

  test("may have a line from elsewhere if the transit router is imported", () => {
    expect(outcome(hubPlan({ ...stays, importing: { id: "cen-1:tr-new1" } }))).toBe("pass");
  });
});
