import { judge, readStacks, type Target } from "../../../policy";
import { IN_HANGZHOU, type Json, sites, verdict } from "../../policy/fixtures";
import { good } from "../../policy/good";
import { idOf, settled } from "../../policy/settled";

// An id is one object in the cloud, however many stacks name it.

const RULE = "vpn-attachments-per-transit-router";
const TYPE = "alicloud_cen_transit_router_vpn_attachment";
const named = (name: string, json: Json): Target => ({ name, json });

function usage(...targets: Target[]) {
  return judge(readStacks(targets)).usage.map(({ transitRouter, now, used }) => [
    transitRouter,
    now,
    used.min,
    used.max,
  ]);
}

/** The state with the objects of a plan, as `terraform show -json` prints it. */
function stateOf(plan: Json): Json {
  const changes = plan.resource_changes as (Json & { change: Json })[];
  const resources = changes.map(({ address, mode, type, name, change }) => {
    return { address, mode, type, name, values: (change.before ?? {}) as Json };
  });
  return { format_version: "1.0", values: { root_module: { resources } } };
}

/** The state file, with these attachments. */
function kept(lineage: string, ids: readonly string[]): Json {
  const instances = ids.map((id) => ({ index_key: id, attributes: { id, transit_router_id: "tr-1" } }));
  const resources = [{ mode: "managed", type: TYPE, name: "main", instances }];
  return { version: 4, terraform_version: "1.11.4", lineage, resources };
}

/** A plan with other actions for its attachments, or for another type of resource. */
const acted = (json: Json, actions: string[], type = TYPE) =>
  settled(json, (changes) => {
    for (const [address, { change }] of changes)
      if (address.startsWith(type)) Object.assign(change, { actions, after: null, after_unknown: false });
  });

test("a stack that is given as a plan, and as a state under another name, counts once", () => {
  const plan = settled(sites(30));
  const state = stateOf(plan);
  expect(usage(named("prod", plan), named("terraform", state))).toEqual([["tr-abc123", 30, 30, 30]]);
  expect(usage(named("state", state), named("copy", state))).toEqual([["tr-abc123", 30, 30, 30]]);
  const twice = judge(readStacks([named("prod", settled(good)), named("terraform", stateOf(settled(good)))]));
  expect(twice.findings).toEqual([]);
});

test("a plan that destroys an object outweighs the state that has it", () => {
  const plan = acted(sites(3), ["delete"]);
  expect(usage(named("prod", plan), named("terraform", stateOf(plan)))).toEqual([["tr-abc123", 3, 0, 0]]);
});

test("an object in two plans counts once", () => {
  const plan = settled(sites(26));
  expect(usage(named("one", plan), named("other", plan))).toEqual([["tr-abc123", 26, 26, 26]]);
  const more = settled(sites(26, {}, "more"));
  expect(usage(named("one", plan), named("other", more))).toEqual([["tr-abc123", 52, 52, 52]]);
});

test("an object that a plan forgets still counts, and only once if another stack takes it over", () => {
  const forgotten = acted(sites(30), ["forget"]);
  const others = named("others", sites(21, {}, "more"));
  const judgement = judge(readStacks([named("prod", forgotten), others]));
  expect(verdict(judgement, RULE)).toBe("fail");
  expect(usage(named("prod", forgotten))).toEqual([["tr-abc123", 30, 30, 30]]);
  expect(usage(named("prod", forgotten), named("taker", settled(sites(30))))).toEqual([["tr-abc123", 30, 30, 30]]);
});

test("an object that is made again while the old one is forgotten counts twice", () => {
  const again = settled(sites(30), (changes) => {
    for (const [address, { change }] of changes)
      if (address.startsWith(TYPE)) {
        Object.assign(change, { actions: ["forget", "create"], after_unknown: { id: true } });
        change.after = { ...change.after, id: undefined };
      }
  });
  expect(usage(named("prod", again))).toEqual([["tr-abc123", 30, 60, 60]]);
});

test("customer gateways that a plan forgets count in their region", () => {
  const here = (count: number, prefix?: string) => ({ ...sites(count, {}, prefix), ...IN_HANGZHOU });
  const forgotten = named("prod", acted(here(30), ["forget"], "alicloud_vpn_customer_gateway"));
  const others = (count: number) => named("others", settled(here(count, "more")));
  const rule = "customer-gateways-per-region";
  expect(verdict(judge(readStacks([forgotten, others(20)])), rule)).toBe("pass");
  expect(verdict(judge(readStacks([forgotten, others(21)])), rule)).toBe("fail");
});

test("an association that a plan forgets still forwards", () => {
  const plan = settled(sites(1), (changes) => {
    const links = [...changes].filter(([address]) => /route_table_(association|propagation)/.test(address));
    for (const [, { change }] of links) {
      change.before = { transit_router_attachment_id: idOf(`${TYPE}.site-1__main`) };
      Object.assign(change, { actions: ["forget"], after: null, after_unknown: false });
    }
    expect(links).toHaveLength(2);
  });
  const judgement = judge(readStacks(named("prod", plan)));
  for (const rule of ["association-present", "propagation-present"]) expect(verdict(judgement, rule)).toBe("pass");
});

test("two states of one stack are refused; a stack that began as a copy of another is one of its own", () => {
  const [older, newer] = [kept("b2d5", ["a", "b"]), kept("b2d5", ["b", "c"])];
  expect(() => judge(readStacks([named("terraform", older), named("backup", newer)]))).toThrow(
    "backup is a state of the same stack as terraform; give only the newer one",
  );
  expect(usage(named("a", older), named("b", kept("b2d5", ["c"])))).toEqual([["tr-1", 3, 3, 3]]);
  expect(usage(named("a", older), named("b", kept("c3e6", ["b", "c"])))).toEqual([["tr-1", 3, 3, 3]]);
});
