import { type Judgement, type JudgeOptions, judge, readStacks } from "../../policy";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { verdict } from "../policy/fixtures";
import { deployedHcl, type PlanEdited, PROVIDER } from "../setup/plain-hcl";

// Partial plans of real Terraform: what a plan leaves out still exists.

const attachments = (count: number) => `
resource "alicloud_cen_transit_router_vpn_attachment" "a" {
  count             = ${count}
  transit_router_id = "tr-abc123"
  vpn_id            = "vco-abc\${count.index}"
}
`;

const ASSOCIATION = `
resource "alicloud_cen_transit_router_route_table_association" "a" {
  transit_router_attachment_id  = alicloud_cen_transit_router_vpn_attachment.a[0].id
  transit_router_route_table_id = "vtb-abc123"
}
`;

const ADDRESS = "alicloud_cen_transit_router_route_table_association.a";
const TARGET = `-target=${ADDRESS}`;

let rehearsal: Rehearsal;
let plan: PlanEdited;
beforeAll(async () => {
  rehearsal = await startRehearsal();
  const files = { "main.tf": PROVIDER + attachments(2), "association.tf": ASSOCIATION };
  plan = (await deployedHcl(files, rehearsal)).plan;
});
afterAll(() => rehearsal.close());

const judged = (json: unknown, options?: JudgeOptions): Judgement => judge(readStacks({ name: "hcl", json }), options);
/** As many attachments on a transit router that no stack has. */
const beside = (count: number): JudgeOptions => ({ inventory: [{ transitRouter: "tr-abc123", count }] });

test("a targeted attachment counts with existing ones, and the report says that the plan is partial", async () => {
  const third = await plan(
    { "main.tf": PROVIDER + attachments(3) },
    "-target=alicloud_cen_transit_router_vpn_attachment.a[2]",
  );
  const judgement = judged(third, beside(48));
  expect(judgement.usage).toMatchObject([{ transitRouter: "tr-abc123", now: 50, used: { min: 51, max: 51 } }]);
  expect(verdict(judgement, "vpn-attachments-per-transit-router")).toBe("fail");
  expect(verdict(judgement, "whole-plan")).toBe("undecided");
  expect(judged(third, beside(30)).findings.map(({ rule }) => rule)).not.toContain(
    "vpn-attachments-per-transit-router",
  );
});

test.each([
  ["its text is gone", { "association.tf": "" }, []],
  ["it is destroyed alone", {}, ["-destroy"]],
])("an attachment that is left out loses its last association when %s", async (_, files, args) => {
  const judgement = judged(await plan(files, TARGET, ...args));
  expect(verdict(judgement, "last-association-destroyed", ADDRESS)).toBe("fail");
});

test("a refresh-only plan is judged by what exists", async () => {
  const judgement = judged(await plan({}, "-refresh-only"), beside(49));
  expect(judgement.stacks).toMatchObject([{ kind: "state", resources: 3 }]);
  expect(judgement.usage).toMatchObject([{ now: 51, used: { min: 51, max: 51 } }]);
  expect(verdict(judgement, "vpn-attachments-per-transit-router")).toBe("fail");
});

test("a plan without its changes is not taken for an unchanged one", async () => {
  const { resource_changes: _, ...cut } = (await plan({})) as Record<string, unknown>;
  expect(() => judged(cut)).toThrow("hcl is a plan without resource_changes");
});
