import { readFileSync } from "node:fs";
import { loadEnvironments } from "../../config";
import { synthesize } from "../../stacks";
import { temporaryFile, temporaryFolder } from "../setup/files";
import { addresses, readStack } from "../setup/synth";

const { environments } = loadEnvironments(["environments/dev.yaml", "environments/prod.yaml"]);
const folder = synthesize(environments, temporaryFolder());

test("an environment becomes one stack with readable addresses", () => {
  expect(addresses(readStack(folder, "dev-sites"))).toEqual([
    "alicloud_cen_transit_router_route_table_association.chengdu__main",
    "alicloud_cen_transit_router_route_table_association.shanghai__main",
    "alicloud_cen_transit_router_route_table_propagation.chengdu__main__vtb-abc123",
    "alicloud_cen_transit_router_route_table_propagation.shanghai__main__default",
    "alicloud_cen_transit_router_vpn_attachment.chengdu__main",
    "alicloud_cen_transit_router_vpn_attachment.shanghai__main",
    "alicloud_vpn_connection.legacy-office__main",
    "alicloud_vpn_customer_gateway.chengdu__fw",
    "alicloud_vpn_customer_gateway.chengdu__lte",
    "alicloud_vpn_customer_gateway.legacy-office__fw",
    "alicloud_vpn_customer_gateway.shanghai__edge-1",
    "alicloud_vpn_customer_gateway.shanghai__edge-2",
    "alicloud_vpn_gateway_vco_route.chengdu__main__192-168-9-0-24",
    "alicloud_vpn_gateway_vpn_attachment.chengdu__main",
    "alicloud_vpn_gateway_vpn_attachment.shanghai__main",
    "data.alicloud_cen_transit_router_route_tables.transit-router",
    "data.alicloud_cen_transit_routers.transit-router",
    "data.alicloud_vpn_gateway_vpn_attachments.chengdu__main",
    "data.alicloud_vpn_gateway_vpn_attachments.shanghai__main",
    "terraform_data.placeholder-keys",
  ]);
});

test("CIDRs to add come before any attachment", () => {
  const { resource } = readStack(folder, "prod-sites");
  expect(Object.keys(resource.alicloud_cen_transit_router_cidr ?? {})).toEqual(["transit-router__10-255-0-0-24"]);
  for (const attachment of Object.values(resource.alicloud_cen_transit_router_vpn_attachment ?? {})) {
    expect(attachment.depends_on).toContain("alicloud_cen_transit_router_cidr.transit-router__10-255-0-0-24");
  }
});

test("the stack requires a range of provider versions", () => {
  expect(readStack(folder, "dev-sites").terraform.required_providers).toEqual({
    alicloud: { source: "aliyun/alicloud", version: ">= 1.276.0, < 2.0.0" },
  });
});

test.each([
  ["cn-hangzhou", undefined],
  ["cn-wuhan-lr", true],
])("the provider accepts the region %s", (region, skipped) => {
  const file = temporaryFile(
    "dev.yaml",
    readFileSync("environments/dev.yaml", "utf8").replace(/^region: .*$/m, `region: ${region}`),
  );
  const { provider = {} } = readStack(
    synthesize(loadEnvironments([file]).environments, temporaryFolder()),
    "dev-sites",
  );
  expect(provider.alicloud).toEqual([expect.objectContaining({ region })]);
  expect(provider.alicloud?.[0]?.skip_region_validation).toBe(skipped);
});

test("state is local at a relative path, or in a bucket with a lock and encryption", () => {
  const backend = (stack: string) =>
    readStack(folder, stack).terraform.backend as { local?: { path: string }; oss?: object };
  expect(backend("dev-sites").local?.path).toMatch(/^\.\.\/.*terraform\.dev-sites\.tfstate$/);
  expect(backend("prod-sites")).toEqual({
    oss: {
      bucket: "example-terraform-state",
      prefix: "prod-sites",
      key: "terraform.tfstate",
      region: "eu-central-1",
      encrypt: true,
      tablestore_endpoint: "https://example.eu-central-1.ots.aliyuncs.com",
      tablestore_table: "terraform_lock",
    },
  });
});

test("each resource says where it was written", () => {
  const { resource } = readStack(folder, "dev-sites");
  expect(resource.alicloud_vpn_gateway_vpn_attachment?.shanghai__main?.["//"]).toMatchObject({
    source: "environments/dev.yaml:13:7",
  });
  expect(resource.alicloud_vpn_customer_gateway?.["shanghai__edge-2"]?.["//"]).toMatchObject({
    source: "environments/dev.yaml:11:7",
  });
});
