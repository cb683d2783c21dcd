import Ajv from "ajv/dist/2020";
import { type EnvironmentFile, parseSource } from "../../config";
import { toEnvironment } from "../../config/environment";
import { EnvironmentSchema } from "../../config/schema";
import { DEV, problems } from "./dev";

describe("the example", () => {
  test("has no problem, as YAML and as JSON", () => {
    expect(problems(DEV)).toEqual([]);
    expect(problems(JSON.stringify(parseSource("dev.yaml", DEV).value, null, 2))).toEqual([]);
  });

  test("has every default written out", () => {
    const { sites } = toEnvironment(parseSource("dev.yaml", DEV));
    expect(sites.shanghai?.connections.main).toMatchObject({
      network: "public",
      routing: "destination",
      bgp: { localAsn: 64512 },
      dpd: true,
      natTraversal: true,
      advertise: true,
      associate: true,
      propagate: true,
      applyImmediately: false,
      crypto: {
        ike: { version: "ikev2", encryption: "aes256", lifetime: 28800 },
        ipsec: { pfs: "group14", lifetime: 3600 },
      },
      tags: { team: "network" },
      tunnels: { 1: { cloudIp: "169.254.10.1" }, 2: { cloudIp: "169.254.10.5" } },
      source: "dev.yaml:13:7",
    });
  });
});

test("a region without IPsec on transit routers is fine for VPN gateways", () => {
  const { sites, ...rest } = parseSource("dev.yaml", DEV.replace("cn-hangzhou", "cn-fuzhou")).value as EnvironmentFile;
  expect(problems(JSON.stringify({ ...rest, sites: { office: sites?.["legacy-office"] } }))).toEqual([]);
});

test("an unlisted region may be new: the file accepts it, and the rule warns", () => {
  expect(problems(DEV.replace("cn-hangzhou", "eu-west-9"))).toEqual([]);
});

test("the schema is valid, describes every property, and standard validators accept the examples", () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  expect(ajv.validateSchema(EnvironmentSchema)).toBe(true);
  expect(ajv.validate(EnvironmentSchema, parseSource("dev.yaml", DEV).value)).toBe(true);
  const undescribed: string[] = [];
  const walk = (schema: Record<string, unknown>, at: string) => {
    for (const [name, property] of Object.entries(
      (schema.properties ?? {}) as Record<string, Record<string, unknown>>,
    )) {
      if (!property.description) undescribed.push(`${at}.${name}`);
      walk(property, `${at}.${name}`);
    }
    for (const part of ["then", "else", "items", "additionalProperties"]) {
      if (typeof schema[part] === "object") walk(schema[part] as Record<string, unknown>, at);
    }
  };
  walk(EnvironmentSchema as unknown as Record<string, unknown>, "environment");
  expect(undescribed).toEqual([]);
});
