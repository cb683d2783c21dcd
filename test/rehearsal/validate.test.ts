import { resources } from "../../providers/alicloud/arguments";
import { startRehearsal } from "../../rehearsal";
import { typeNamed } from "../../rehearsal/provider/types";
import { objections } from "../../rehearsal/provider/validate";
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
