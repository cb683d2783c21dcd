import { redactDocument } from "../../../graph/read/redact-document";
import { isSecretName } from "../../../graph/read/secret-names";
import { judge, readStacks } from "../../../policy";
import { cenvpn } from "../../setup/command";
import { writeFiles } from "../../setup/files";

const PLAN = {
  format_version: "1.2",
  variables: { pin: { value: { a: 4711, b: "planted-pin" } }, region: { value: "cn-hangzhou" } },
  resource_changes: [
    {
      address: "alicloud_vpn_customer_gateway.create",
      mode: "managed",
      type: "alicloud_vpn_customer_gateway",
      name: "create",
      change: {
        actions: ["create"],
        before: null,
        after: { ip_address: "203.0.113.1", asn: 65_010, description: "create", tags: { a: "in planted-pin", b: "c" } },
        after_unknown: {},
        after_sensitive: { asn: true, description: true },
      },
    },
  ],
  configuration: { root_module: { variables: { pin: { sensitive: true }, region: {} } } },
};

const ATTACHMENT = { mode: "managed", type: "alicloud_vpn_gateway_vpn_attachment", name: "a" };

test("each secret gets its own replacement, and Terraform's own words stay", () => {
  expect(redactDocument(PLAN)).toEqual({
    ...PLAN,
    variables: { pin: { value: { a: 0, b: "redacted-secret-0001" } }, region: { value: "cn-hangzhou" } },
    resource_changes: [
      {
        ...PLAN.resource_changes[0],
        change: {
          ...PLAN.resource_changes[0]?.change,
          after: {
            ip_address: "203.0.113.1",
            asn: 0,
            description: "redacted-secret-0002",
            tags: { a: "in (sensitive)", b: "c" },
          },
        },
      },
    ],
  });
});

test("a secret inside a text that is JSON is removed, as JSON.stringify and as jsonencode write signs", () => {
  const psk = 'planted "<&>" key';
  const jsonencoded = String.raw`{"psk":"planted \"\u003c\u0026\u003e\" key"}`;
  const resource = (after: object) => ({ ...ATTACHMENT, change: { after } });
  const redacted = redactDocument({
    resource_changes: [
      resource({ tunnel_options_specification: [{ tunnel_ike_config: [{ psk }] }] }),
      resource({ vpn_attachment_name: JSON.stringify({ psk }), tags: { all: jsonencoded } }),
    ],
  });
  expect(JSON.stringify(redacted)).not.toMatch(/planted|u003c/);
});

test("what a state file marks by a path is replaced: a tag, a member of a list, a number, all of a set", () => {
  const path = (...steps: readonly (string | number | object)[]) =>
    steps.map((step) => ({ type: typeof step === "string" ? "get_attr" : "index", value: step }));
  const kept = (tag: string, member: string, of: string, asn: number) => ({
    attributes: {
      asn,
      tags: { team: tag, note: "open" },
      list: ["open", { name: member }],
      set: [{ of }],
      any: { value: { of }, type: ["object", { of: "string" }] },
    },
    sensitive_attributes: [
      path("asn"),
      path("tags", { value: "team", type: "string" }),
      path("list", { value: 1, type: "number" }, "name"),
      path("any", "of"),
      path("set", { value: { of }, type: ["object", { of: "string" }] }, "of"),
    ],
  });
  const state = (...values: Parameters<typeof kept>) => ({
    version: 4,
    outputs: { pin: { value: { a: { b: values[3] } }, type: ["object", {}], sensitive: true } },
    resources: [{ mode: "managed", type: "alicloud_vpn_customer_gateway", name: "a", instances: [kept(...values)] }],
  });
  const redacted = redactDocument(state("planted-tag", "planted-member", "planted-set", 65_010)) as ReturnType<
    typeof state
  >;
  const { attributes } = kept("redacted-secret-0001", "redacted-secret-0002", "redacted-secret-0003", 0);
  expect(redacted.resources[0]?.instances[0]?.attributes).toEqual(attributes);
  expect(redacted.outputs.pin.value).toEqual({ a: { b: 0 } });
});

test("what is marked as a whole is replaced at any depth: blocks of unknown types, outputs", () => {
  const rules = (port: string) => [{ ports: [{ port }] }];
  const plan = (port: string) => ({
    format_version: "1.2",
    resource_changes: [
      {
        type: "other_thing",
        mode: "managed",
        change: { before: { rules: rules(port) }, before_sensitive: { rules: true } },
      },
    ],
    output_changes: { rules: { before: rules(`${port}-too`), before_sensitive: true } },
  });
  expect(JSON.stringify(redactDocument(plan("planted")))).not.toContain("planted");
});

const WITH_PSK = { tunnel_options_specification: [{ tunnel_ike_config: [{ psk: "planted" }] }] };
const LITERAL = { constant_value: "planted" };

test.each<[place: string, parts: object]>([
  [
    "what -target leaves out",
    {
      prior_state: {
        values: { root_module: { resources: [{ ...ATTACHMENT, values: WITH_PSK, sensitive_values: {} }] } },
      },
    },
  ],
  [
    "the configuration that Terraform writes for an import",
    { resource_changes: [{ ...ATTACHMENT, change: { before: WITH_PSK, generated_config: 'psk = "planted"' } }] },
  ],
  [
    "what waits for a further plan",
    { deferred_changes: [{ resource_change: { ...ATTACHMENT, change: { after: WITH_PSK } } }] },
  ],
  [
    "a resource that is not created",
    {
      configuration: {
        root_module: {
          resources: [
            {
              ...ATTACHMENT,
              expressions: { tunnel_options_specification: [{ tunnel_ike_config: [{ psk: LITERAL }] }] },
            },
          ],
        },
      },
    },
  ],
  [
    "the connection of a provisioner",
    {
      configuration: {
        root_module: { resources: [{ provisioners: [{ expressions: { connection: [{ password: LITERAL }] } }] }] },
      },
    },
  ],
  [
    "a provider",
    { configuration: { provider_config: { a: { name: "alicloud", expressions: { secret_key: LITERAL } } } } },
  ],
  [
    "another provider",
    { configuration: { provider_config: { a: { name: "other", expressions: { auth: [{ token: LITERAL }] } } } } },
  ],
  [
    "what a module is given",
    {
      configuration: {
        root_module: {
          module_calls: { m: { expressions: { key: LITERAL }, module: { variables: { key: { sensitive: true } } } } },
        },
      },
    },
  ],
  [
    "a default in a module",
    {
      configuration: {
        root_module: {
          module_calls: { m: { module: { variables: { key: { sensitive: true, default: ["planted"] } } } } },
        },
      },
    },
  ],
  ["a variable named a secret", { variables: { db_password: { value: "planted" } } }],
  [
    "a list and a map named secrets",
    { variables: { site_psks: { value: { hq: "planted" } }, apiKeys: { value: ["planted"] } } },
  ],
  [
    "a PSK that looks like a template",
    {
      resource_changes: [
        {
          ...ATTACHMENT,
          change: { after: { tunnel_options_specification: [{ tunnel_ike_config: [{ psk: "planted${x}1" }] }] } },
        },
      ],
    },
  ],
  ["the message of a plan that failed", { variables: { my_token: { value: "planted" } }, failure: "wrong: planted" }],
])("the secret of %s is replaced", (_, parts) => {
  expect(JSON.stringify(parts)).toContain("planted");
  expect(JSON.stringify(redactDocument({ format_version: "1.2", resource_changes: [], ...parts }))).not.toContain(
    "planted",
  );
});

test("all of an object that is marked as a whole is replaced, flags too", () => {
  const input = { text: "planted", on: true, port: 22, inner: { port: 23 } };
  const thing = { type: "terraform_data", mode: "managed", values: { input }, sensitive_values: { input: true } };
  const document = { format_version: "1.0", values: { root_module: { resources: [thing] } } };
  const { values } = redactDocument(document) as typeof document;
  expect(values.root_module.resources[0]?.values.input).toEqual({
    text: "redacted-secret-0001",
    on: false,
    port: 0,
    inner: { port: 0 },
  });
});

test("addresses that sensitive outputs and arguments of modules refer to are no secrets", () => {
  const references = ["alicloud_cen_transit_router.hub.id", "alicloud_cen_transit_router.hub"];
  const plan = {
    format_version: "1.2",
    resource_changes: [],
    checks: [{ problems: [{ message: "alicloud_cen_transit_router.hub is gone" }] }],
    configuration: {
      root_module: {
        outputs: { hub: { sensitive: true, expression: { references } } },
        module_calls: {
          m: { expressions: { psk: { references } }, module: { variables: { psk: { sensitive: true } } } },
        },
      },
    },
  };
  expect(redactDocument(plan)).toEqual(plan);
});

test.each<[name: string, isSecret: boolean]>([
  ["psk", true],
  ["site_psks", true],
  ["psk_shanghai", true],
  ["pre-shared-key", true],
  ["dbPassword", true],
  ["passwd", true],
  ["privateKey", true],
  ["secretName", false],
  ["password_length", false],
  ["token_ttl", false],
  ["description", false],
])("%s is the name of a secret: %s", (name, isSecret) => {
  expect(isSecretName(name)).toBe(isSecret);
});

test("the result is a plan that can be judged", async () => {
  const cwd = writeFiles({ "plan.json": JSON.stringify(PLAN) });
  const { exitCode, stdout } = await cenvpn(["redact", "plan.json"], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).not.toContain("planted");
  expect(judge(readStacks({ name: "a", json: JSON.parse(stdout) })).stacks).toMatchObject([{ kind: "plan" }]);
});

test("anything but a plan or state is refused, and not printed", async () => {
  const cwd = writeFiles({ "keys.json": JSON.stringify({ psks: { a: "planted" } }) });
  expect(await cenvpn(["redact", "keys.json"], { cwd })).toEqual({
    exitCode: 3,
    stdout: "",
    stderr: "cenvpn: keys.json is neither a plan nor a state as JSON; terraform show -json prints it\n",
  });
});
