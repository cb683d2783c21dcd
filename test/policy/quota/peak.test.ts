import { judge, readStacks } from "../../../policy";
import { type Json, sites, stack } from "../fixtures";
import { planOf } from "../plan-of";

// The highest count during a deployment.

const RULE = "vpn-attachments-per-transit-router";
const TYPE = "alicloud_cen_transit_router_vpn_attachment";

/** A plan with existing attachments, some of which have other actions. */
function plan(count: number, actions: Readonly<Record<number, string[]>> = {}, gone = 0): Json {
  const json = planOf(stack(sites(count + gone)));
  const changes = json.resource_changes as (Json & { type: string; change: Json })[];
  for (const [index, { change }] of changes.filter(({ type }) => type === TYPE).entries()) {
    const own = index < count ? (actions[index] ?? ["no-op"]) : ["delete"];
    change.actions = own;
    change.before =
      own[0] === "create" && own.length === 1 ? null : { id: `tr-attach-${index}`, ...(change.after as Json) };
    if (own.join() === "delete") Object.assign(change, { after: null, after_unknown: false });
  }
  return json;
}

function judged(json: Json) {
  const { findings, usage } = judge(readStacks({ name: "a", json }));
  return { usage, found: findings.filter(({ rule }) => rule === RULE).map(({ level, message }) => [level, message]) };
}

test("a replacement that creates before it destroys counts twice: 50 are 51 meanwhile", () => {
  expect(judged(plan(50, { 7: ["create", "delete"] })).found).toEqual([
    ["error", "tr-abc123 has 50 VPN attachments, but 51 while this is applied: 1 of them replaced, the new one first"],
  ]);
  expect(judged(plan(50, { 7: ["delete", "create"] })).found).toEqual([
    ["warning", "tr-abc123 has 50 VPN attachments: none of 50 left"],
  ]);
});

test("new objects may come before old ones are gone", () => {
  expect(judged(plan(50, { 7: ["create"] }, 1)).found).toEqual([
    [
      "warning",
      "tr-abc123 has 50 VPN attachments, but up to 51 while this is applied: Terraform may create new objects before it destroys old ones",
    ],
  ]);
});

test("a 51st that is being destroyed does not count if nothing new comes", () => {
  const { found, usage } = judged(plan(50, {}, 1));
  expect(found).toEqual([["warning", "tr-abc123 has 50 VPN attachments: none of 50 left"]]);
  expect(usage).toMatchObject([{ now: 51, used: { min: 50, max: 50 } }]);
});

test("a transit router that is emptied is reported, too", () => {
  const { found, usage } = judged(plan(0, {}, 50));
  expect(found).toEqual([]);
  expect(usage).toMatchObject([{ transitRouter: "tr-abc123", now: 50, used: { min: 0, max: 0 }, stacks: ["a"] }]);
});

test("so is one whose attachments move to another one", () => {
  const json = plan(1, { 0: ["delete", "create"] });
  const [moved] = (json.resource_changes as (Json & { type: string; change: Json })[]).filter(
    ({ type }) => type === TYPE,
  );
  Object.assign(moved?.change.before as Json, { transit_router_id: "tr-old" });
  expect(judged(json).usage).toMatchObject([
    { transitRouter: "tr-abc123", now: 0, used: { min: 1, max: 1 } },
    { transitRouter: "tr-old", now: 1, used: { min: 0, max: 0 } },
  ]);
});
