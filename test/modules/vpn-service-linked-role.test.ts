import {
  CustomerGateway,
  IpsecConnection,
  VpnGateway,
  VpnGatewayConnection,
  VpnServiceLinkedRole,
} from "../../modules";
import { resourceOf, synthesizeStack } from "../setup/synth";
import { connectionProps } from "./props";

test("all connections and VPN gateways depend on the role", () => {
  const json = synthesizeStack((stack) => {
    const vpnGateway = new VpnGateway(stack, "hub", {
      vpcId: "vpc-1",
      vswitchIds: ["vsw-1", "vsw-2"],
      bandwidth: 10,
      terraformName: "hub",
    });
    new VpnGatewayConnection(stack, "one", { ...connectionProps(stack), vpnGateway, terraformName: "one" });
    new IpsecConnection(stack, "two", { ...connectionProps(stack), terraformName: "two" });
    new CustomerGateway(stack, "edge", { ip: "203.0.113.10", terraformName: "edge" });
    new VpnServiceLinkedRole(stack, "role", { terraformName: "role" }).precede(stack);
  });
  const role = "alicloud_resource_manager_service_linked_role.role";
  const waits = (address: string) => [resourceOf(json, address).depends_on ?? []].flat().includes(role);
  expect(resourceOf(json, role)).toMatchObject({ service_name: "vpn.aliyuncs.com" });
  expect(
    ["alicloud_vpn_gateway.hub", "alicloud_vpn_connection.one", "alicloud_vpn_gateway_vpn_attachment.two"].map(waits),
  ).toEqual([true, true, true]);
  expect(["alicloud_vpn_customer_gateway.edge", role].map(waits)).toEqual([false, false]);
});

test("a connection keeps its other dependencies", () => {
  const json = synthesizeStack((stack) => {
    const { node } = new IpsecConnection(stack, "main", { ...connectionProps(stack), terraformName: "main" });
    const resource = node.findChild("Resource") as unknown as { dependsOn: string[] };
    resource.dependsOn = ["x.y"];
    new VpnServiceLinkedRole(stack, "role", { terraformName: "role" }).precede(stack);
  });
  expect(resourceOf(json, "alicloud_vpn_gateway_vpn_attachment.main").depends_on).toEqual(
    expect.arrayContaining(["x.y", "alicloud_resource_manager_service_linked_role.role"]),
  );
});
