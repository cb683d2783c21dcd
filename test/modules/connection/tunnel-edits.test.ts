import { VpnCustomerGateway } from "@cdktf/provider-alicloud/lib/vpn-customer-gateway";
import { carryTunnelEdits, type TunnelEditsProps } from "../../../modules/connection/tunnel-edits";
import { resourceOf, synthesizeStack } from "../../setup/synth";

const TUNNELS: ReturnType<TunnelEditsProps["tunnels"]> = [
  { number: "1", psk: "secret", settings: { customer_gateway_id: "cgw-1", ike_lifetime: 3600 } },
  { number: "2", psk: "secret", settings: { customer_gateway_id: "cgw-2", enable_dpd: true } },
];

/** A connection with these edits, and the triggers that renew its gateways. */
function carried(edits: TunnelEditsProps["edits"]) {
  const renewed: string[] = [];
  const gateway = { customerGatewayId: "cgw-1", renewWith: (address: string) => renewed.push(`one by ${address}`) };
  const other = { customerGatewayId: "cgw-2", renewWith: (address: string) => renewed.push(`two by ${address}`) };
  const json = synthesizeStack((stack) => {
    const connection = new VpnCustomerGateway(stack, "connection", { ipAddress: "203.0.113.10" });
    connection.overrideLogicalId("connection");
    connection.lifecycle = { createBeforeDestroy: true };
    carryTunnelEdits(stack, connection, {
      edits,
      revision: 2,
      tunnels: () => TUNNELS,
      customerGateways: [gateway, gateway, other, { customerGatewayId: "cgw-3" }],
      address: { terraformName: "main" },
    });
  });
  const { lifecycle } = resourceOf(json, "alicloud_vpn_customer_gateway.connection");
  return { trigger: resourceOf(json, "terraform_data.main"), lifecycle, renewed };
}

test("edits in place renew each customer gateway once, when a visible tunnel setting changes", () => {
  expect(carried("in-place")).toEqual({
    trigger: { triggers_replace: { revision: 2, tunnels: { 1: { ike_lifetime: "3600" }, 2: { enable_dpd: "true" } } } },
    lifecycle: { create_before_destroy: true },
    renewed: ["one by terraform_data.main", "two by terraform_data.main"],
  });
});

test("edits by replacement renew the connection, and keep the rest of its lifecycle", () => {
  expect(carried("replace")).toMatchObject({
    lifecycle: { create_before_destroy: true, replace_triggered_by: ["terraform_data.main"] },
    renewed: [],
  });
});
