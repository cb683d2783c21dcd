import { judge, type Rule, readStacks, rules, UnreadableTarget } from "../../../policy";
import { type Json, type JsonValue, patch } from "../../policy/fixtures";
import { good } from "../../policy/good";
import { reports } from "../../policy/judge-and-report";
import { planOf } from "../../policy/plan-of";
import { temporaryFile } from "../../setup/files";

// No output shows what a plan marks as sensitive, even if a finding is about that value.

const SECRET = "PLANTED";
const GATEWAY = "alicloud_vpn_customer_gateway.shanghai__edge-1";

/** The plan of the good stack, with a secret at every place that can hold one. */
function planted(): Json {
  const plan = planOf(good);
  const changes = plan.resource_changes as Json[];
  const index = changes.findIndex(({ address }) => address === GATEWAY);
  const gateway = `resource_changes/${index}/change`;
  const edits: [string, JsonValue][] = [
    [`${gateway}/after/ip_address`, `${SECRET}-after`],
    [`${gateway}/after_sensitive`, { ip_address: true, tags: { team: true } }],
    [`${gateway}/after/tags`, { team: `acs:${SECRET}-tag`, "acs:x": `${SECRET}-value` }],
    [`${gateway}/before`, { ip_address: `${SECRET}-before`, description: `${SECRET}-variable` }],
    [`${gateway}/before_sensitive`, { ip_address: true }],
    [`${gateway}/after/description`, `${SECRET}-variable ${"x".repeat(200)}`],
    [`${gateway}/after/asn`, `${SECRET}-default`],
    ["variables", { psks: { value: { a: `${SECRET}-map` } }, note: { value: `${SECRET}-variable` } }],
    [
      "configuration/root_module/variables",
      { psks: { sensitive: true, default: { a: `${SECRET}-default` } }, note: { sensitive: true } },
    ],
    ["prior_state", { values: { root_module: { resources: [{ values: { psk: `${SECRET}-prior` } }] } } }],
    ["planned_values", { outputs: { key: { sensitive: true, value: `${SECRET}-output` } } }],
    [
      "output_changes",
      { key: { actions: ["create"], before: null, after: `${SECRET}-output`, after_sensitive: true } },
    ],
    ["resource_drift", [{ change: { before: { a: `${SECRET}-drift` }, before_sensitive: { a: true } } }]],
  ];
  return edits.reduce((json, [path, value]) => patch(json, path, value), plan);
}

/** A value that nothing marks as sensitive, so a change shows it. */
const UNMARKED = `${SECRET}-value`;

const outputs = (json: Json, extra: readonly Rule[] = []) => {
  const stacks = readStacks({ name: "dev-sites", json });
  const judgement = judge(stacks, { rules: [...rules, ...extra] });
  return { judgement, text: reports(stacks, judgement).join("\n").replaceAll(UNMARKED, "") };
};

test("no format reports a secret of a plan, neither in findings about it nor in the message of a failing rule", () => {
  const breaking: Rule = {
    ...(rules[0] as Rule),
    id: "breaking",
    subjects: (graph) => graph.customerGateways(),
    check: () => {
      throw new Error(`${SECRET}-map, ${SECRET}-output, ${SECRET}-drift and ${SECRET}-before`);
    },
  };
  const { judgement, text } = outputs(planted(), [breaking]);
  const about = judgement.findings.filter(({ address }) => address === GATEWAY).map(({ rule }) => rule);
  expect(about).toEqual(expect.arrayContaining(["customer-gateway-address", "customer-gateway-asn"]));
  expect(judgement.findings.map(({ rule }) => rule)).toContain("breaking");
  expect(text).toContain("(sensitive)");
  expect(text).not.toContain(SECRET);
});

test("nor that of a state, in either form, or of a stack's JSON", () => {
  const address = `${SECRET}-address`;
  const resource = { address: "alicloud_vpn_customer_gateway.a", type: "alicloud_vpn_customer_gateway", name: "a" };
  const shown = {
    ...resource,
    mode: "managed",
    values: { ip_address: address },
    sensitive_values: { ip_address: true },
  };
  const kept = {
    attributes: { ip_address: address },
    sensitive_attributes: [[{ type: "get_attr", value: "ip_address" }]],
  };
  const written = { alicloud_vpn_customer_gateway: { a: { ip_address: address } } };
  for (const json of [
    { format_version: "1.0", terraform_version: "1.11.4", values: { root_module: { resources: [shown] } } },
    {
      version: 4,
      terraform_version: "1.11.4",
      lineage: "x",
      resources: [{ ...resource, mode: "managed", instances: [kept] }],
    },
    { variable: { ip: { sensitive: true, default: address } }, resource: written },
  ]) {
    const { judgement, text } = outputs(json as unknown as Json);
    expect(judgement.findings.map(({ rule }) => rule)).toContain("customer-gateway-address");
    expect(text).not.toContain(SECRET);
  }
});

test("nor a fingerprint that would allow guessing it", () => {
  const known = (address: string) =>
    outputs({
      variable: { ip: { sensitive: true, default: address } },
      resource: { alicloud_vpn_customer_gateway: { a: { ip_address: address } } },
    } as unknown as Json).judgement.findings.map(({ fingerprint }) => fingerprint);
  expect(known(`${SECRET}-one`)).toEqual(known(`${SECRET}-two`));
});

test("nor an error about a file that cannot be read", () => {
  const broken = [
    `{"variables": "${SECRET}"`,
    `{"format_version": "${SECRET}", "resource_changes": []}`,
    `"${SECRET}"`,
  ];
  for (const content of broken) {
    const attempt = () => judge(readStacks(temporaryFile("plan.json", content)));
    expect(attempt).toThrow(UnreadableTarget);
    expect(attempt).not.toThrow(SECRET);
  }
});

test("marks change neither the verdict nor unmarked words", () => {
  const { judgement } = outputs(planted());
  const finding = judgement.findings.find(({ rule }) => rule === "customer-gateway-address");
  expect(finding?.message).toBe("(sensitive) is not an IPv4 address");
});

test("an unmarked PSK is reported nowhere, in configuration, plan and state", () => {
  const key = `${SECRET}-key`;
  const at = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main/tunnel_options_specification/0";
  const text = [
    [`${at}/tunnel_ike_config/psk`, key],
    [`${at}/tunnel_ike_config/ike_enc_alg`, key],
    ["provider", { alicloud: [{ region: `${key}-2`, secret_key: `${key}-2` }] }],
  ].reduce((json, [path, value]) => patch(json, path as string, value as JsonValue), good);
  const plan = planOf(text);
  const change = (plan.resource_changes as Json[]).find(({ type }) => type === "alicloud_vpn_gateway_vpn_attachment");
  const { address, mode, type, name, change: { after } = {} } = change as Json & { change: { after: JsonValue } };
  const attributes = { ...(after as Json), local_subnet: key };
  const states = [
    {
      format_version: "1.0",
      values: { root_module: { resources: [{ address, mode, type, name, values: attributes }] } },
    },
    { version: 4, terraform_version: "1.11.4", resources: [{ mode, type, name, instances: [{ attributes }] }] },
  ] as Json[];
  for (const json of [text, plan, ...states]) {
    const { judgement, text: shown } = outputs(json);
    expect(judgement.findings.map(({ rule }) => rule)).toContain("crypto-settings");
    expect(shown + JSON.stringify(judgement)).not.toContain(SECRET);
  }
});

test("an id that one stack passes to another is reported although it is marked; a lookalike, or an id that is itself marked, is not", () => {
  const router = (id: string, marks = {}) => ({
    format_version: "1.2",
    planned_values: { outputs: { id: { sensitive: true, value: id }, other: { sensitive: true, value: "tr-other1" } } },
    resource_changes: [
      {
        address: "alicloud_cen_transit_router.a",
        mode: "managed",
        type: "alicloud_cen_transit_router",
        name: "a",
        change: { actions: ["no-op"], before: null, after: { transit_router_id: id }, after_sensitive: marks },
      },
    ],
    output_changes: {
      id: { actions: ["no-op"], before: id, after: id, before_sensitive: true, after_sensitive: true },
    },
  });
  const breaking: Rule = {
    ...(rules[0] as Rule),
    id: "breaking",
    phases: ["plan"],
    subjects: (graph) => graph.madeTransitRouters(),
    check: () => {
      throw new Error("tr-abc123, cen-1:tr-abc123, S3cretKey and tr-other1");
    },
  };
  const reported = (json: object) =>
    outputs(json as Json, [breaking]).judgement.findings.find(({ rule }) => rule === "breaking")?.message;
  expect(reported(router("tr-abc123"))).toContain("(tr-abc123, cen-1:tr-abc123, S3cretKey and (sensitive))");
  expect(reported(router("cen-1:tr-abc123"))).toContain("(tr-abc123, cen-1:tr-abc123,");
  expect(reported(router("S3cretKey"))).toContain("(tr-abc123, cen-1:tr-abc123, (sensitive) and");
  expect(reported(router("tr-abc123", { transit_router_id: true }))).toContain("((sensitive), cen-1:(sensitive), S3");
});

test("a rule's fixed sentences stay unchanged: a redacted word would reveal a secret", () => {
  const gateway = "alicloud_vpn_customer_gateway/shanghai__edge-1";
  const edits: [string, JsonValue][] = [
    ["variable", { key: { type: "string", sensitive: true, default: "shorten" } }],
    [`resource/${gateway}/customer_gateway_name`, "http://shorten"],
  ];
  const { judgement } = outputs(edits.reduce((json, [path, value]) => patch(json, path, value), good));
  expect(judgement.findings.find(({ rule }) => rule === "names")).toMatchObject({
    message: "“http://(sensitive)” starts like a URL",
    fix: "shorten or reword the text",
  });
});

test("passwords of other kinds of resources are shown nowhere, but a password's name is", () => {
  const reported = (values: Json) => {
    const plan = planOf(patch(good, "resource/alicloud_vpn_customer_gateway/shanghai__edge-1/ip_address", "Hunter22"));
    const [change] = plan.resource_changes as Json[];
    const other = {
      ...{ ...change, address: "other_database.main", type: "other_database", name: "main" },
      change: { actions: ["no-op"], before: values, after: values, after_unknown: {} },
    };
    const json = { ...plan, resource_changes: [...(plan.resource_changes as Json[]), other] };
    const { findings } = judge(readStacks({ name: "dev-sites", json }));
    return findings.find(({ rule }) => rule === "customer-gateway-address")?.message;
  };
  expect(reported({ users: [{ password: "Hunter22" }] })).toBe("(sensitive) is not an IPv4 address");
  expect(reported({ users: [{ password_name: "Hunter22" }] })).toBe("Hunter22 is not an IPv4 address");
});

test("secrets from another stack are shown nowhere, but ids are", () => {
  const read = (value: string): Json => ({
    ...planOf(patch(good, "resource/alicloud_vpn_customer_gateway/shanghai__edge-1/ip_address", value)),
    prior_state: {
      values: {
        root_module: {
          resources: [
            {
              ...{
                address: "data.terraform_remote_state.hub",
                mode: "data",
                type: "terraform_remote_state",
                name: "hub",
              },
              ...{ values: { outputs: { given: value } }, sensitive_values: { outputs: { given: true } } },
            },
          ],
        },
      },
    },
  });
  const reported = (json: Json) =>
    judge(readStacks({ name: "dev-sites", json })).findings.find(({ rule }) => rule === "customer-gateway-address")
      ?.message;
  expect(reported(read("Hunter22"))).toBe("(sensitive) is not an IPv4 address");
  const id = "cen-abc123";
  const named = read(id);
  const [change] = named.resource_changes as Json[];
  const uses = {
    ...change,
    address: "other.main",
    type: "other",
    name: "main",
    change: { actions: ["no-op"], before: { cen_id: id }, after: { cen_id: id }, after_unknown: {} },
  };
  expect(reported({ ...named, resource_changes: [...(named.resource_changes as Json[]), uses] })).toBe(
    `${id} is not an IPv4 address`,
  );
});
