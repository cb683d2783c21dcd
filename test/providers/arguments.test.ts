import { readFileSync } from "node:fs";
import { argumentsOf, type Block, dataSources, provider, resources } from "../../providers/alicloud/arguments";

const { disagreements } = require("../../providers/alicloud/compare-schema.js") as {
  disagreements(reported: unknown): string[];
};
const { loadArguments, toSchema } = require("../../providers/alicloud/schema.js") as {
  loadArguments(folder: string): object;
  toSchema(stated: object): {
    provider_schemas: Record<
      string,
      { resource_schemas: Record<string, { block: { attributes: Record<string, object> } }> }
    >;
  };
};

const statements: [string, Block][] = [
  ["provider", provider],
  ...Object.entries(resources),
  ...Object.entries(dataSources),
];

test.each(statements)("every argument of %s has a type, a mode and a line of documentation", (_, statement) => {
  const walk = (block: Block): void => {
    expect(block.doc).toBeTruthy();
    for (const argument of Object.values(block.arguments ?? {})) {
      expect(argument.doc).toBeTruthy();
      expect(argument.type).toMatch(/^(string|number|bool|(list|set|map)\((string|object)\))$/);
      expect([argument.required, argument.optional, argument.computed].filter(Boolean).length).toBeGreaterThan(0);
      expect(argument.required && (argument.optional || argument.computed)).toBeFalsy();
    }
    for (const nested of Object.values(block.blocks ?? {})) walk(nested);
  };
  walk(statement);
});

test.each(statements)("the values and former names of %s belong to arguments that can have them", (_, statement) => {
  const walk = (block: Block): void => {
    const stated = block.arguments ?? {};
    for (const [name, { type, values, formerly, validated, anyCase, optional, required }] of Object.entries(stated)) {
      if (values)
        expect([type, optional ?? required]).toEqual([expect.stringMatching(/^(string|number|set\(string\))$/), true]);
      else expect([name, validated, anyCase]).toEqual([name, undefined, undefined]);
      expect(new Set(values).size).toBe(values?.length ?? 0);
      if (formerly !== undefined) expect(stated).not.toHaveProperty(formerly);
    }
    for (const nested of Object.values(block.blocks ?? {})) walk(nested);
  };
  walk(statement);
});

test("every resource and data source names the RAM actions that it needs", () => {
  for (const [type, { actions }] of [...Object.entries(resources), ...Object.entries(dataSources)]) {
    expect({ type, actions }).toEqual({ type, actions: expect.arrayContaining([expect.any(String)]) });
    expect(actions.filter((action) => !/^(vpc|cen|kms|ram):[A-Z]\w+$/.test(action))).toEqual([]);
  }
});

test("every key is a secret", () => {
  const secrets: string[] = [];
  const walk = (at: string, block: Block): void => {
    for (const [name, argument] of Object.entries(block.arguments ?? {})) {
      if (argument.secret) secrets.push(`${at}.${name}`);
      if (argument.object) walk(`${at}.${name}`, { arguments: argument.object, doc: "" });
    }
    for (const [name, nested] of Object.entries(block.blocks ?? {})) walk(`${at}.${name}`, nested);
  };
  for (const [type, statement] of statements) walk(type, statement);
  expect(secrets.sort()).toEqual([
    "alicloud_kms_secret_versions.versions.secret_data",
    "alicloud_vpn_connection.ike_config.psk",
    "alicloud_vpn_connection.tunnel_options_specification.tunnel_ike_config.psk",
    "alicloud_vpn_gateway_vpn_attachment.ike_config.psk",
    "alicloud_vpn_gateway_vpn_attachment.tunnel_options_specification.tunnel_ike_config.psk",
    "alicloud_vpn_gateway_vpn_attachments.attachments.ike_config.psk",
    "alicloud_vpn_gateway_vpn_attachments.attachments.tunnel_options_specification.tunnel_ike_config.psk",
    "provider.access_key",
    "provider.secret_key",
    "provider.security_token",
  ]);
});

test("an unused type has no statement, whatever its name", () => {
  expect(argumentsOf("managed", "alicloud_instance")).toBeUndefined();
  expect(argumentsOf("managed", "constructor")).toBeUndefined();
});

test("compare-schema reports each disagreement, and none with itself", () => {
  const schema = toSchema(loadArguments("providers/alicloud/arguments"));
  expect(disagreements(schema)).toEqual([]);
  const gateway =
    schema.provider_schemas["registry.terraform.io/aliyun/alicloud"]?.resource_schemas.alicloud_vpn_customer_gateway;
  const attributes = gateway?.block.attributes ?? {};
  attributes.asn = { type: "number", optional: true };
  attributes.auth_key = { type: "string", optional: true };
  attributes.name = { type: "string", optional: true, deprecated: true };
  delete attributes.tags;
  expect(disagreements(schema)).toEqual([
    'alicloud_vpn_customer_gateway.asn: type is stated as "string", the provider says "number"',
    "alicloud_vpn_customer_gateway.tags: not in the provider",
    "alicloud_vpn_customer_gateway.auth_key: in the provider, but not stated",
  ]);
});

test("compare-schema refuses what is no schema", () => {
  expect(() => disagreements(JSON.parse(readFileSync("package.json", "utf8")))).toThrow("no schema of");
});
