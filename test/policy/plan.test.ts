import { judge, readStacks } from "../../policy";
import { type Json, type JsonValue, judgeStack, patch, site, stack, verdict } from "./fixtures";
import { good } from "./good";
import { planOf } from "./plan-of";
import { settled } from "./settled";

const judgePlan = (json: unknown, options = {}) => judge(readStacks({ name: "dev-sites", json }), options);
const CONNECTION = "alicloud_vpn_gateway_vpn_attachment.shanghai__main";

test("the plan of a good stack has no finding, although no id is known", () => {
  const { findings, undecided, usage } = judgePlan(planOf(good));
  expect({ findings, undecided }).toEqual({ findings: [], undecided: [] });
  expect(usage).toMatchObject([{ transitRouter: "tr-abc123", used: { min: 2, max: 2 } }]);
});

describe("a plan in Terraform's own syntax", () => {
  const change = (address: string, after: Json, open: Json, extra: Json = {}): Json => {
    const [type = "", name = ""] = address
      .replace(/^(module\.\w+(\[.*?\])?\.)+/, "")
      .replace(/\[.*/, "")
      .split(".");
    return {
      address,
      mode: "managed",
      type,
      name,
      change: { actions: ["create"], after, after_unknown: open },
      ...extra,
    };
  };
  const plan = (changes: Json[], root: JsonValue): Json => ({
    format_version: "1.2",
    resource_changes: changes,
    configuration: { root_module: root },
  });
  const attachmentTo = (references: string[]) => [
    {
      address: "alicloud_cen_transit_router_vpn_attachment.main",
      expressions: { vpn_id: { references }, transit_router_id: { constant_value: "tr-1" } },
    },
  ];

  test("finds the target of an unknown id in the configuration, in modules and by key", () => {
    const inModule = { module_address: 'module.site["a"]', index: "x" };
    const changes = [
      change('module.site["a"].alicloud_vpn_connection.main["x"]', {}, { id: true }, inModule),
      change(
        'module.site["a"].alicloud_cen_transit_router_vpn_attachment.main["x"]',
        { transit_router_id: "tr-1" },
        { vpn_id: true },
        inModule,
      ),
    ];
    const module = { resources: attachmentTo(["alicloud_vpn_connection.main", "each.key"]) };
    const judgement = judgePlan(plan(changes, { module_calls: { site: { module } } }));
    expect(verdict(judgement, "no-vpn-connection-on-transit-router")).toBe("fail");
  });

  test.each([
    ["a", "each.key"],
    [0, "count.index"],
  ])("finds it in a template of the JSON syntax, too: [%s] of [%s]", (index, repeated) => {
    const template = `\${alicloud_vpn_connection.main[${repeated}].id}`;
    const [attachment] = attachmentTo(["alicloud_vpn_connection.main", repeated]);
    const written = patch(attachment as Json, "expressions/vpn_id/constant_value", template);
    const key = JSON.stringify(index);
    const changes = [
      change(`alicloud_vpn_connection.main[${key}]`, {}, { id: true }, { index }),
      change(`alicloud_cen_transit_router_vpn_attachment.main[${key}]`, {}, { vpn_id: true }, { index }),
    ];
    expect(verdict(judgePlan(plan(changes, { resources: [written] })), "no-vpn-connection-on-transit-router")).toBe(
      "fail",
    );
  });

  test("follows a variable into the caller, and an output into the module", () => {
    const changes = [
      change("module.vpn.alicloud_vpn_connection.main", {}, { id: true }, { module_address: "module.vpn" }),
      change(
        "module.tr.alicloud_cen_transit_router_vpn_attachment.main",
        {},
        { vpn_id: true },
        { module_address: "module.tr" },
      ),
    ];
    const outputs = {
      id: { expression: { references: ["alicloud_vpn_connection.main.id", "alicloud_vpn_connection.main"] } },
    };
    const calls = {
      vpn: { module: { outputs } },
      tr: {
        expressions: { connection: { references: ["module.vpn.id", "module.vpn"] } },
        module: { resources: attachmentTo(["var.connection"]) },
      },
    };
    const judgement = judgePlan(plan(changes, { module_calls: calls }));
    expect(verdict(judgement, "no-vpn-connection-on-transit-router")).toBe("fail");
  });

  test("leaves open an expression over several resources", () => {
    const changes = [
      change("alicloud_vpn_connection.main", {}, { id: true }),
      change("alicloud_cen_transit_router_vpn_attachment.main", {}, { vpn_id: true }),
    ];
    const references = ["var.choice", "alicloud_vpn_connection.main.id", "alicloud_vpn_connection.main"];
    const judgement = judgePlan(plan(changes, { resources: attachmentTo(references) }));
    expect(verdict(judgement, "no-vpn-connection-on-transit-router")).toBe("undecided");
  });
});

test("tunnels of a set are identified by their index, whatever their order", () => {
  const json = planOf(good);
  const connection = (json.resource_changes as Json[]).find(({ address }) => address === CONNECTION) as Json;
  const planned = connection.change as { after: Json; after_unknown: Json };
  for (const side of [planned.after, planned.after_unknown]) (side.tunnel_options_specification as Json[]).reverse();
  const first = (planned.after.tunnel_options_specification as Json[])[0] as { tunnel_bgp_config: Json[] };
  first.tunnel_bgp_config[0] = { ...first.tunnel_bgp_config[0], tunnel_cidr: "169.254.0.0/30" };
  const { findings } = judgePlan(json);
  expect(findings.find(({ rule }) => rule === "inside-cidr")?.argument).toBe("tunnels.2.bgp.tunnel_cidr");
});

test("a set that is unknown as a whole leaves its tunnels open, never fine", () => {
  const open = planOf(
    patch(good, `resource/${CONNECTION.replace(".", "/")}/tunnel_options_specification`, "${var.tunnels}"),
  );
  const judgement = judgePlan(open);
  for (const rule of ["inside-cidr", "two-tunnels", "bgp-complete", "weak-crypto", "no-literal-key"])
    expect(verdict(judgement, rule, CONNECTION)).toBe("undecided");
});

test("blocks that only the cloud will fill count as absent", () => {
  const json = planOf(good);
  for (const resource of json.resource_changes as { change: { after_unknown: Json } }[])
    Object.assign(resource.change.after_unknown, { ike_config: true, bgp_config: true, resource_group_id: true });
  expect(judgePlan(json).undecided).toEqual([]);
});

test("a connection in the single-tunnel form may keep running, but not be created", () => {
  const json = planOf(stack(site("shanghai")));
  const connection = (json.resource_changes as Json[]).find(({ address }) => address === CONNECTION) as {
    change: Json;
  };
  connection.change.after = { local_subnet: "10.0.0.0/8", remote_subnet: "172.16.0.0/16", ike_config: [{}] };
  connection.change.after_unknown = {};
  expect(verdict(judgePlan(json), "legacy-single-tunnel")).toBe("fail");
  connection.change.actions = ["no-op"];
  expect(verdict(judgePlan(json), "legacy-single-tunnel")).toBe("pass");
});

test("crypto and PSK of the single-tunnel form are judged, and nothing is left open, for an existing or a new connection", () => {
  const judged = (actions: string[], tunnels: boolean) => {
    const json = planOf(stack(site("shanghai")));
    const { change } = (json.resource_changes as Json[]).find(({ address }) => address === CONNECTION) as {
      change: Json;
    };
    const ike = { psk: "short", ike_version: "ikev1", ike_enc_alg: "des", ike_pfs: "group1", ike_mode: "aggressive" };
    Object.assign(change, {
      actions,
      after: { local_subnet: "10.0.0.0/8", remote_subnet: "172.16.0.0/16", ike_config: [ike] },
      after_unknown: tunnels ? { tunnel_options_specification: true } : {},
    });
    const judgement = judgePlan(json);
    const about = ({ address }: { address?: string }) => address === CONNECTION;
    return {
      weak: judgement.findings.filter((finding) => about(finding) && finding.rule === "weak-crypto"),
      key: verdict(judgement, "key-strength", CONNECTION),
      open: judgement.undecided
        .filter(about)
        .map(({ message }) => message)
        .filter((text) => /tunnels\b/.test(text)),
    };
  };
  for (const { weak, key, open } of [judged(["no-op"], false), judged(["create"], true)]) {
    expect(weak.map(({ argument }) => argument)).toEqual(
      ["ike_enc_alg", "ike_mode", "ike_pfs", "ike_version"].map((name) => `ike_config.${name}`),
    );
    expect(key).toBe("fail");
    expect(open).toEqual([]);
  }
});

test("a single unknown block may be dynamic in an existing object, but is the cloud's choice in a new one", () => {
  const judged = (actions: string[]) => {
    const plan = planOf(good);
    const changes = plan.resource_changes as { address: string; change: Json }[];
    const { change } = changes.find(({ address }) => address === CONNECTION) as { change: Json };
    Object.assign(change, { actions, before: change.after });
    Object.assign(change.after_unknown as Json, { health_check_config: true });
    return verdict(judgeStack(plan), "no-health-check-on-dual-tunnel");
  };
  expect([judged(["create"]), judged(["update"])]).toEqual(["pass", "undecided"]);
});

test("in a connection that stays, only a tunnel that is made again surely has no block that nobody wrote", () => {
  const judged = (reported: Json) => {
    const json = structuredClone(good);
    const connection = (json.resource as Json).alicloud_vpn_gateway_vpn_attachment as Json;
    const written = (connection.shanghai__main as Json).tunnel_options_specification as Json[];
    delete written[0]?.tunnel_bgp_config;
    const plan = settled(json, (changes) => {
      const { change } = changes.get(CONNECTION) as { change: Json };
      const open = (change.after_unknown as Json).tunnel_options_specification as Json[];
      Object.assign(change, { actions: ["update"] });
      Object.assign(open[0] as Json, { tunnel_bgp_config: true, ...reported });
    });
    return verdict(judgePlan(plan), "bgp-complete", CONNECTION);
  };
  expect([judged({ tunnel_id: true }), judged({ enable_dpd: true }), judged({})]).toEqual([
    "fail",
    "undecided",
    "undecided",
  ]);
});

test("objects that a plan deletes are neither judged nor counted", () => {
  const json = planOf(stack(site("shanghai", { transitRouter: "tr-1" })));
  for (const resource of json.resource_changes as { change: Json }[])
    Object.assign(resource.change, { actions: ["delete"], before: resource.change.after ?? null, after: null });
  expect(judgePlan(json)).toMatchObject({
    findings: [],
    usage: [{ now: 1, used: { min: 0, max: 0 } }],
    stacks: [{ resources: 0 }],
  });
});

test("a plan without some resources of its configuration is partial, whether it says so or not", () => {
  const { complete: _, ...plan } = planOf(good);
  const changes = plan.resource_changes as Json[];
  const isTarget = ({ type }: Json) => type !== "alicloud_cen_transit_router_route_table_association";
  const targeted = { ...plan, resource_changes: changes.filter(isTarget) };
  expect(verdict(judgeStack(plan), "association-present")).toBe("pass");
  expect(verdict(judgeStack(targeted), "association-present")).toBe("undecided");
});

test("a partial plan leaves open what is written but not made yet, and counts what will exist", () => {
  const isLeftOut = ({ type }: Json) => type === "alicloud_cen_transit_router_route_table_association";
  const whole = planOf(good);
  const changes = (whole.resource_changes as Json[]).filter((change) => !isLeftOut(change));
  const judgement = judgePlan({ ...whole, complete: false, resource_changes: changes });
  expect(verdict(judgement, "association-present")).toBe("undecided");
  expect(judgement.usage).toMatchObject([{ used: { min: 2, max: 2 } }]);
  const unwritten = planOf(patch(good, "resource/alicloud_cen_transit_router_route_table_association", {}));
  expect(verdict(judgePlan({ ...unwritten, complete: false }), "association-present")).toBe("fail");
});

test("a partial plan without its prior state leaves open how much exists", () => {
  const plan = settled(good);
  expect(judgePlan({ ...plan, complete: false }).usage).toMatchObject([{ used: { min: 2, max: null } }]);
});

test("no report shows sensitive values of what a plan leaves out", () => {
  const values = { ip_address: "127.9.8.7", asn: "65010", id: "cgw-1" };
  const resource = {
    address: "alicloud_vpn_customer_gateway.a",
    mode: "managed",
    type: "alicloud_vpn_customer_gateway",
  };
  const left = { ...resource, name: "a", values, sensitive_values: { ip_address: true } };
  const prior = { values: { root_module: { resources: [left] } } };
  const judgement = judgePlan({ ...planOf(good), complete: false, prior_state: prior });
  expect(verdict(judgement, "customer-gateway-address", left.address)).toBe("fail");
  expect(JSON.stringify(judgement)).not.toContain("127.9.8.7");
});

test("plan and configuration of one stack give the same findings", () => {
  const json = patch(good, `resource/${CONNECTION.replace(".", "/")}/remote_subnet`, "10.1.0.0/16");
  const bare = ({ findings }: ReturnType<typeof judgeStack>) =>
    findings.map(({ rule, message, address }) => ({ rule, message, address }));
  expect(bare(judgePlan(planOf(json)))).toEqual(bare(judgeStack(json)));
});
