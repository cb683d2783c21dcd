import { judge, readStacks } from "../../../policy";
import { type Json, site, sites, stack } from "../../policy/fixtures";
import { planOf } from "../../policy/plan-of";

const ATTACHMENT = "alicloud_cen_transit_router_vpn_attachment";
const attachment = (name: string, values: Json, more: Json = {}): Json => ({
  address: `${ATTACHMENT}.${name}`,
  mode: "managed",
  type: ATTACHMENT,
  name,
  values: { id: `tr-attach-${name}`, vpn_id: `vco-${name}`, ...values },
  ...more,
});
const onRouter = (transit_router_id: string) => ({ transit_router_id });

/** A state as `terraform show -json` prints it. */
const shown = (resources: Json[], outputs: Json = {}): Json => ({
  format_version: "1.0",
  terraform_version: "1.11.4",
  values: { outputs, root_module: { child_modules: [{ address: "module.sites", resources }] } },
});

/** A state as Terraform's state file keeps it. */
const kept = (instances: Json[]): Json => ({
  version: 4,
  terraform_version: "1.11.4",
  lineage: "b2d5",
  resources: [
    { mode: "managed", type: ATTACHMENT, name: "main", provider: "alicloud", module: "module.sites", instances },
  ],
});

test("deployed objects count: in modules, with keys, and objects that a replacement left behind", () => {
  const resources = [attachment("a", onRouter("tr-1")), attachment("b", onRouter("tr-1"), { deposed_key: "cafe0001" })];
  const instances = [
    { index_key: "a", attributes: { id: "tr-attach-a", ...onRouter("tr-1") } },
    { index_key: "b", attributes: { id: "tr-attach-b", ...onRouter("tr-1") } },
    { index_key: "b", deposed: "cafe0001", attributes: { id: "tr-attach-old", ...onRouter("tr-2") } },
  ];
  expect(judge(readStacks({ name: "a", json: shown(resources) })).usage).toMatchObject([
    { transitRouter: "tr-1", used: { min: 2, max: 2 } },
  ]);
  const { usage, findings, stacks } = judge(readStacks({ name: "a", json: kept(instances) }));
  expect(usage).toMatchObject([
    { transitRouter: "tr-1", used: { min: 2 } },
    { transitRouter: "tr-2", used: { min: 1 } },
  ]);
  expect(findings.map(({ address }) => address)).toContain(
    `module.sites.${ATTACHMENT}.main["b"] (deposed object cafe0001)`,
  );
  expect(stacks).toEqual([{ name: "a", kind: "state", resources: 3 }]);
});

test("an empty state is a state", () => {
  expect(judge(readStacks({ name: "a", json: { format_version: "1.0" } })).stacks).toEqual([
    { name: "a", kind: "state", resources: 0 },
  ]);
});

test("another stack's outputs come from its state, except secret ones", () => {
  const outputs = { "transit-router": { value: "tr-1", type: "string", sensitive: false } };
  const read = "${data.terraform_remote_state.cross-stack-reference-input-hub.outputs.transit-router}";
  const spoke = { name: "spoke", json: site("shanghai", { transitRouter: read }) };
  const usage = (json: Json) => judge(readStacks([{ name: "hub", json }, spoke])).usage;
  expect(usage(shown([], outputs))).toMatchObject([{ transitRouter: "tr-1", used: { min: 1, max: 1 } }]);
  const secret = { "transit-router": { ...outputs["transit-router"], sensitive: true } };
  expect(usage(shown([], secret))).toMatchObject([{ used: { min: 0, max: 1 } }]);
});

test("given plan, configuration and state of a stack, the plan is judged, else the configuration", () => {
  const state = { name: "a", json: shown([attachment("a", onRouter("tr-1"))]) };
  const text = { name: "a", json: sites(2) };
  const plan = { name: "a", json: planOf(stack(sites(3))) };
  const judged = (...targets: { name: string; json: Json }[]) =>
    judge(readStacks(targets)).stacks.map(({ kind }) => kind);
  expect(judged(state, text, plan)).toEqual(["plan"]);
  expect(judged(state, text)).toEqual(["synth"]);
  expect(judge(readStacks([plan, text])).findings).toEqual([]);
  for (const form of [state, text, plan]) expect(() => judged(form, form)).toThrow("a is given twice");
});

test("a data source reports the edition of the transit router that it found", () => {
  const mine = attachment("main", onRouter("tr-1"));
  const data = (edition: string): Json => {
    const transit_routers = [{ transit_router_id: "tr-1", type: edition }];
    const type = "alicloud_cen_transit_routers";
    return { address: `data.${type}.main`, mode: "data", type, name: "main", values: { transit_routers } };
  };
  const keptOf = (found: Json): Json => ({
    ...kept([]),
    resources: [mine, found].map(({ values, ...resource }) => ({ ...resource, instances: [{ attributes: values }] })),
  });
  const reported = (json: Json) =>
    judge(readStacks({ name: "a", json }))
      .findings.filter(({ rule }) => rule === "enterprise-edition")
      .map(({ address, argument }) => [address, argument]);
  for (const state of [shown([mine, data("Basic")]), keptOf(data("Basic"))])
    expect(reported(state)).toEqual([[`${ATTACHMENT}.main`, "transit_router_id"]]);
  for (const state of [shown([mine, data("Enterprise")]), keptOf(data("Enterprise")), shown([mine])])
    expect(reported(state)).toEqual([]);
});
