import fs from "node:fs";
import path from "node:path";
import { type Block, dataSources, resources } from "../../providers/alicloud/arguments";
import type { NestedTypeBlock, TypeArgument, TypeBlock } from "../../rehearsal/catalogue/argument";
import { catalogued } from "../../rehearsal/catalogue/catalogue";
import { providerSchema } from "../../rehearsal/provider/schema";

const LINES = fs
  .readFileSync(path.join(__dirname, "../../rehearsal/catalogue/provider-1.289.0.txt"), "utf8")
  .split("\n")
  .filter((line) => /^(data\.)?alicloud_/.test(line));

test("a schema can be made of each of the 1,964 types", () => {
  const names = new Set(LINES.map((line) => line.split(" ")[0]?.replace("data.", "") ?? ""));
  const schema = providerSchema(names);
  expect(Object.keys(schema.resource_schemas)).toHaveLength(1184);
  expect(Object.keys(schema.data_source_schemas)).toHaveLength(780);
});

test("a type that the provider does not have is in no schema", () => {
  expect(catalogued("managed", "alicloud_vpn_teleporter")).toBeUndefined();
  expect(providerSchema(["alicloud_vpn_teleporter"]).resource_schemas).not.toHaveProperty("alicloud_vpn_teleporter");
});

test("codes are read: type, flags, bounds, default, blocks within", () => {
  const gateway = catalogued("managed", "alicloud_vpn_gateway");
  expect(gateway?.timeouts).toEqual(["create", "update", "delete"]);
  expect(gateway?.arguments.enable_ipsec).toMatchObject({ type: "bool", optional: true, default: true });
  expect(gateway?.arguments.bandwidth).toMatchObject({ type: "number", required: true, forceNew: true });
  expect(gateway?.arguments.instance_charge_type).toMatchObject({ computed: true, deprecated: true });
  const connection = catalogued("managed", "alicloud_vpn_connection");
  expect(connection?.arguments.local_subnet).toMatchObject({ type: "set(string)", minItems: 1, maxItems: 10 });
  expect(connection?.blocks.ike_config).toMatchObject({ nesting: "list", computed: true, minItems: 0, maxItems: 1 });
  const rows = catalogued("data", "alicloud_zones")?.arguments.zones;
  expect(rows).toMatchObject({ type: "list(object)", computed: true, object: { id: { type: "string" } } });
});

/** The facts on which arguments/*.yaml and the catalogue disagree. */
function disagreements(at: string, stated: Block, known: TypeBlock): string[] {
  const flags: (keyof TypeArgument)[] = ["type", "required", "optional", "computed", "forceNew"];
  const ofArguments = Object.entries(stated.arguments ?? {}).flatMap(([name, argument]) => {
    const other = known.arguments[name];
    if (!other) return [`${at}.${name} is missing`];
    return flags
      .filter((flag) => (argument[flag as keyof typeof argument] ?? false) !== (other[flag] ?? false))
      .map((flag) => `${at}.${name}: ${flag}`);
  });
  const ofBlocks = Object.entries(stated.blocks ?? {}).flatMap(([name, block]) => {
    const other: NestedTypeBlock | undefined = known.blocks[name];
    if (!other) return [`${at}.${name} is missing`];
    const bounds = ["nesting", "maxItems"] as const;
    return [
      ...bounds.filter((bound) => block[bound] !== other[bound]).map((bound) => `${at}.${name}: ${bound}`),
      ...disagreements(`${at}.${name}`, block, other),
    ];
  });
  return [...ofArguments, ...ofBlocks];
}

test.each([
  ["managed", resources],
  ["data", dataSources],
] as const)("what arguments/*.yaml states of %s types is what the catalogue says", (mode, statements) => {
  const found = Object.entries(statements).flatMap(([type, stated]) => {
    const known = catalogued(mode, type);
    return known ? disagreements(type, stated, known) : [`${type} is missing`];
  });
  expect(found).toEqual([]);
});
