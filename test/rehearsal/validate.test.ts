import { resources } from "../../providers/alicloud/arguments";
import { startRehearsal } from "../../rehearsal";
import { pattern } from "../../rehearsal/provider/pattern";
import { providerBlock, typeNamed } from "../../rehearsal/provider/types";
import { objections, objectionsToProvider } from "../../rehearsal/provider/validate";
import { CHECKS } from "../../rehearsal/provider/value-checks";
import { UNKNOWN, type Values } from "../../rehearsal/provider/values";
import { CUSTOMER_GATEWAY, connection, folderWith, stack, tunnel } from "./stack";

function found(type: string, config: Values, mode: "managed" | "data" = "managed"): string[] {
  const block = typeNamed(mode, type);
  if (!block) throw new Error(`${type} is unknown`);
  return objections(mode, type, block, config).map(
    ({ level, path, summary }) => `${level} ${path.join(".")}: ${summary}`,
  );
}

test("every check belongs to an argument or block of the provider", () => {
  const missing = Object.entries(CHECKS).flatMap(([key, checks]) => {
    const block = typeNamed(key.startsWith("data.") ? "data" : "managed", key.replace("data.", ""));
    return Object.keys(checks).filter((name) => !block || !(name in { ...block.arguments, ...block.blocks }));
  });
  expect(missing).toEqual([]);
});

test("no check repeats the statement of an argument", () => {
  const twice = Object.entries(CHECKS).flatMap(([key, checks]) => {
    const stated = resources[key]?.arguments ?? {};
    return Object.keys(checks).filter((name) => stated[name]?.values);
  });
  expect(twice).toEqual([]);
});

test("a value may be in any case if the provider accepts that, under the former name too", () => {
  const vpc = { vpc_id: "vpc-1", bandwidth: 10 };
  expect(found("alicloud_vpn_gateway", { ...vpc, payment_type: "postpaid", vpn_type: "normal" })).toEqual([]);
  expect(found("alicloud_vpn_gateway", { ...vpc, instance_charge_type: "POSTPAY" })).toEqual([
    "warning instance_charge_type: Deprecated argument",
    "error instance_charge_type: Invalid value",
  ]);
  expect(found("alicloud_cen_transit_router_vpn_attachment", { order_type: "paybycenowner" })).toEqual([
    "error order_type: Invalid value",
  ]);
});

test("values outside the provider's lists are refused at their place", () => {
  const ike = { ike_enc_alg: "aes512", ike_lifetime: 86_401, ike_pfs: "group14" };
  const written = {
    tunnel_options_specification: [{ tunnel_index: 3, tunnel_ike_config: [ike] }],
    network_type: "Public",
  };
  expect(found("alicloud_vpn_gateway_vpn_attachment", written).sort()).toEqual([
    "error network_type: Invalid value",
    "error tunnel_options_specification.tunnel_ike_config.0.ike_enc_alg: Invalid value",
    "error tunnel_options_specification.tunnel_ike_config.0.ike_lifetime: Invalid value",
    "error tunnel_options_specification.tunnel_index: Invalid value",
  ]);
});

test("what the provider only reads cannot be given, whether the value is known or not", () => {
  expect(found("alicloud_vpn_customer_gateway", { ...CUSTOMER_GATEWAY, create_time: "2020", id: "cgw-1" })).toEqual([
    "error create_time: Computed argument",
    "error id: Computed argument",
  ]);
  const written = { tunnel_options_specification: [{ ...tunnel(1), tunnel_id: UNKNOWN }] };
  expect(found("alicloud_vpn_gateway_vpn_attachment", written as unknown as Values)).toEqual([
    "error tunnel_options_specification.tunnel_id: Computed argument",
  ]);
  expect(found("alicloud_oss_bucket", { bucket: "logs", creation_date: "2020" })).toEqual([
    "error creation_date: Computed argument",
  ]);
  expect(found("alicloud_cen_transit_routers", { cen_id: "cen-1", names: ["a"] }, "data")).toEqual([
    "error names: Computed argument",
  ]);
});

test("unchecked values are left to the API, and unknown values to the apply", () => {
  const ike = { ike_enc_alg: "aes512" };
  expect(found("alicloud_vpn_connection", { tunnel_options_specification: [{ tunnel_ike_config: [ike] }] })).toEqual(
    [],
  );
  expect(found("alicloud_vpn_gateway_vpn_attachment", { network_type: UNKNOWN, ike_config: UNKNOWN })).toEqual([]);
  expect(found("alicloud_vpn_gateway", { network_type: "PUBLIC", period: null })).toEqual([]);
});

test("counts of items, host bits, both names, removed and deprecated arguments", () => {
  const subnets = Array.from({ length: 11 }, (_, index) => `10.${index}.0.0/16`);
  expect(found("alicloud_vpn_connection", { local_subnet: subnets, remote_subnet: ["10.1.2.3/16"] })).toEqual([
    "error local_subnet: Invalid number of items",
    "error remote_subnet: Invalid value",
  ]);
  expect(found("alicloud_vpn_gateways", { ids: [] }, "data")).toEqual(["error ids: Invalid number of items"]);
  expect(found("alicloud_vpn_customer_gateway", { name: "a", customer_gateway_name: "b" })).toEqual([
    "warning name: Deprecated argument",
    "error customer_gateway_name: Conflicting arguments",
  ]);
  expect(found("alicloud_express_connect_virtual_border_router", { include_cross_account_vbr: true })).toEqual([
    "error include_cross_account_vbr: Removed argument",
  ]);
});

test.each([
  ["alicloud_vpn_gateway_vpn_attachments", { status: "Attached" }, "status"],
  ["alicloud_vpn_gateway_vco_routes", { route_entry_type: "static" }, "route_entry_type"],
  ["alicloud_cen_transit_router_peer_attachments", { status: "Active" }, "status"],
  ["alicloud_cen_transit_router_route_entries", { status: "Attached" }, "status"],
  [
    "alicloud_cen_transit_router_route_table_associations",
    { transit_router_attachment_resource_type: "VCO" },
    "transit_router_attachment_resource_type",
  ],
  ["alicloud_cen_transit_router_route_table_propagations", { status: "Creating" }, "status"],
  ["alicloud_cen_transit_router_vbr_attachments", { status: "Active" }, "status"],
  ["alicloud_resource_manager_resource_groups", { status: "ok" }, "status"],
  ["alicloud_cen_instance_attachments", { child_instance_type: "VPN" }, "child_instance_type"],
  ["alicloud_cen_instance_attachments", { status: "Detaching" }, "status"],
  ["alicloud_cen_route_maps", { description_regex: "[a" }, "description_regex"],
  ["alicloud_cen_route_maps", { status: "active" }, "status"],
  ["alicloud_cen_route_maps", { transmit_direction: "Out" }, "transmit_direction"],
  ["alicloud_express_connect_virtual_border_routers", { status: "Active" }, "status"],
  ["alicloud_zones", { available_instance_type: "g6.large" }, "available_instance_type"],
  ["alicloud_vpcs", { name_regex: "(" }, "name_regex"],
])("the data source %s refuses %j", (type, config, argument) => {
  expect(found(type, config, "data")).toEqual([`error ${argument}: Invalid value`]);
});

test("no check repeats a long value, which may be a PSK at the wrong place", () => {
  const key = "Planted-Own-Key-0123456789abcd";
  const block = typeNamed("managed", "alicloud_vpn_gateway_vpn_attachment") ?? { doc: "", arguments: {}, blocks: {} };
  const details = (network_type: string) =>
    objections("managed", "alicloud_vpn_gateway_vpn_attachment", block, { network_type }).map(({ detail }) => detail);
  expect(details(key)).toEqual(["network_type cannot be a text of 30 characters. Allowed: public, private."]);
  expect(details("Public")).toEqual(['network_type cannot be "Public". Allowed: public, private.']);
});

test("a name_regex is a pattern of Go", () => {
  for (const text of ["(?i)^site", "(?i:site)-\\z", "(?P<name>[[:alpha:]]+)", ""])
    expect(found("alicloud_vpcs", { name_regex: text }, "data")).toEqual([]);
  expect(pattern("(?i:site)-[[:digit:]]+\\z").test("SITE-12")).toBe(true);
  expect(pattern("\\Asite\\z").test("my site")).toBe(false);
});

test("one of two arguments is needed, and names without a statement exclude each other", () => {
  const vswitch = { vpc_id: "vpc-1", cidr_block: "10.0.0.0/24" };
  expect(found("alicloud_vswitch", vswitch)).toEqual(["error : Missing argument"]);
  expect(found("alicloud_vswitch", { ...vswitch, zone_id: UNKNOWN })).toEqual([]);
  expect(
    found("alicloud_cen_transit_router_peer_attachment", {
      transit_router_peer_attachment_name: "a",
      transit_router_attachment_name: "b",
    }),
  ).toEqual([
    "warning transit_router_attachment_name: Deprecated argument",
    "error transit_router_peer_attachment_name: Conflicting arguments",
  ]);
});

test("the provider's own configuration is checked", () => {
  const refused = (config: Values) =>
    objectionsToProvider(providerBlock(), config).map(({ level, path }) => `${level} ${path.join(".")}`);
  expect(
    refused({
      account_type: "Global",
      assume_role: [{ role_arn: "acs:ram::1:role/x", session_expiration: 600 }],
      configuration_source: "x".repeat(1_025),
      protocol: "http",
      region: "Hangzhou",
    }).sort(),
  ).toEqual([
    "error account_type",
    "error assume_role.session_expiration",
    "error configuration_source",
    "error protocol",
    "error region",
  ]);
  expect(
    refused({
      account_type: "domestic",
      assume_role: [{ role_arn: UNKNOWN, session_expiration: 900 }],
      configuration_source: "x".repeat(1_024),
      protocol: "HTTPS",
      region: "",
    }),
  ).toEqual([]);
});

test("a region that the provider does not know needs skip_region_validation", () => {
  const refused = (config: Values) => objectionsToProvider(providerBlock(), config).map(({ detail }) => detail);
  expect(refused({ region: "cn-wuhan-lr" })).toEqual([
    'The provider does not know "cn-wuhan-lr". Allowed: regions that the provider knows; for others, set skip_region_validation = true.',
  ]);
  expect(refused({ region: "cn-wuhan-lr", skip_region_validation: true })).toEqual([]);
  expect(refused({ region: "cn-szfinance" })).toEqual([]);
});

test("Terraform refuses a configuration of the provider that the provider refuses", async () => {
  const rehearsal = await startRehearsal();
  const resource = { alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY } };
  const folder = folderWith({
    ...stack({ resource }),
    provider: { alicloud: { region: "cn-hangzhou", protocol: "FTP" } },
  });
  await rehearsal.terraform(folder, ["init"]);
  const { exitCode, stderr } = await rehearsal.terraform(folder, ["plan", "-no-color"]);
  await rehearsal.close();
  expect(exitCode).toBe(1);
  expect(stderr).toContain('protocol cannot be "FTP". Allowed: HTTP, HTTPS.');
});

test("Terraform refuses what the provider refuses, and shows where", async () => {
  const rehearsal = await startRehearsal();
  const folder = folderWith(
    stack({
      resource: {
        alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY },
        alicloud_vpn_gateway_vpn_attachment: {
          main: connection({
            tunnel_options_specification: [tunnel(1), tunnel(2, { ike: { ike_enc_alg: "aes512" } })],
          }),
        },
      },
    }),
  );
  await rehearsal.terraform(folder, ["init"]);
  const { exitCode, stderr } = await rehearsal.terraform(folder, ["plan", "-no-color"]);
  await rehearsal.close();
  expect(exitCode).toBe(1);
  expect(stderr).toContain('ike_enc_alg cannot be "aes512". Allowed: aes, aes192, aes256, des, 3des.');
  expect(stderr).not.toContain("key-of-tunnel");
});
