import { Client, connection } from "./cloud";

let cloud: Client;
beforeEach(() => {
  cloud = new Client();
});

/** An IPsec connection that is attached to an existing transit router. */
function attached() {
  const { VpnConnectionId } = cloud.call<{ VpnConnectionId: string }>("CreateVpnAttachment", connection());
  const { TransitRouterAttachmentId } = cloud.call<{ TransitRouterAttachmentId: string }>(
    "CreateTransitRouterVpnAttachment",
    { TransitRouterId: "tr-hub", VpnId: VpnConnectionId },
  );
  return { VpnConnectionId, TransitRouterAttachmentId };
}

const state = (VpnConnectionId: string) => cloud.call("DescribeVpnConnection", { VpnConnectionId }).State;

test("a connection starts without an end, and can be attached, changed and detached", () => {
  const { VpnConnectionId, TransitRouterAttachmentId } = attached();
  expect(state(VpnConnectionId)).toBe("attaching");
  expect(cloud.refusal("ModifyVpnAttachmentAttribute", { VpnConnectionId, Name: "new" })).toBe(
    "VpnConnection.Configuring",
  );
  cloud.wait();
  expect(state(VpnConnectionId)).toBe("attached");
  cloud.call("ModifyVpnAttachmentAttribute", { VpnConnectionId, Name: "new" });
  expect(state(VpnConnectionId)).toBe("updating");
  expect(cloud.refusal("DeleteTransitRouterVpnAttachment", { TransitRouterAttachmentId })).toBe(
    "IncorrectStatus.Status",
  );
  cloud.wait().call("DeleteTransitRouterVpnAttachment", { TransitRouterAttachmentId });
  expect(state(VpnConnectionId)).toBe("detaching");
  cloud.wait();
  expect(state(VpnConnectionId)).toBe("init");
  cloud.call("DeleteVpnAttachment", { VpnConnectionId });
  expect(cloud.refusal("DescribeVpnConnection", { VpnConnectionId })).toBe("InvalidVpnConnectionInstanceId.NotFound");
});

test("tunnels have addresses only while their connection is attached", () => {
  const addresses = (VpnConnectionId: string) => {
    const { TunnelOptionsSpecification } = cloud.call<{
      TunnelOptionsSpecification: { TunnelOptions: { InternetIp: string }[] };
    }>("DescribeVpnConnection", { VpnConnectionId });
    return TunnelOptionsSpecification.TunnelOptions.map(({ InternetIp }) => InternetIp);
  };
  const one = attached();
  cloud.wait();
  expect(addresses(one.VpnConnectionId)).toEqual(["198.18.0.1", "198.18.0.2"]);
  cloud.call("DeleteTransitRouterVpnAttachment", one);
  cloud.wait();
  expect(addresses(one.VpnConnectionId)).toEqual(["", ""]);
  expect(addresses(attached().VpnConnectionId)).toEqual(["198.18.0.1", "198.18.0.2"]);
});

test("a VPN gateway accepts one change at a time", () => {
  const { VpnGatewayId } = cloud.call("CreateVpnGateway", { VpcId: "vpc-abc123", Bandwidth: 10 });
  const status = () => cloud.call("DescribeVpnGateway", { VpnGatewayId }).Status;
  expect(status()).toBe("provisioning");
  cloud.wait().call("CreateVpnConnection", { VpnGatewayId, ...connection() });
  expect(status()).toBe("updating");
  const again = cloud.refusal("CreateVpnConnection", { VpnGatewayId, ...connection() });
  expect([again, cloud.wait() && status()]).toEqual(["VpnGateway.Configuring", "active"]);
  expect(cloud.refusal("DeleteVpnGateway", { VpnGatewayId })).toBe("Sim.VpnGatewayInUse");
});

test("a table must be empty before it is deleted, and an attachment leaves its tables first, unless forced", () => {
  const { TransitRouterAttachmentId } = attached();
  const { TransitRouterRouteTableId } = cloud
    .wait()
    .call("CreateTransitRouterRouteTable", { TransitRouterId: "tr-hub" });
  const pair = { TransitRouterAttachmentId, TransitRouterRouteTableId };
  cloud.wait().call("AssociateTransitRouterAttachmentWithRouteTable", pair);
  cloud.call("CreateTransitRouterRouteEntry", {
    TransitRouterRouteTableId,
    TransitRouterRouteEntryDestinationCidrBlock: "10.1.0.0/16",
    TransitRouterRouteEntryNextHopType: "Attachment",
    TransitRouterRouteEntryNextHopId: TransitRouterAttachmentId,
  });
  cloud.wait();
  const leave = (parameters: object) => cloud.refusal("DeleteTransitRouterVpnAttachment", parameters);
  expect(cloud.refusal("DeleteTransitRouterRouteTable", pair)).toBe("OperationFailed.DeleteRouteTableWithAssociation");
  expect(leave(pair)).toBe("OperationFailed.RouteTableAssociationExist");
  cloud.call("DissociateTransitRouterAttachmentFromRouteTable", pair);
  expect(cloud.wait().refusal("DeleteTransitRouterRouteTable", pair)).toBe(
    "OperationFailed.DeleteRouteTableWithRouteEntry",
  );
  expect(leave(pair)).toBe("OperationFailed.RouteEntryExist");
  expect(leave({ ...pair, Force: true })).toBeUndefined();
  expect(cloud.wait().refusal("DeleteTransitRouterRouteTable", pair)).toBeUndefined();
});

test("an old flag puts an attachment into its router's own table for good", () => {
  const zones = { ZoneMappings: [{ ZoneId: "eu-central-1a", VSwitchId: "vsw-abc123" }] };
  const attachment = { TransitRouterId: "tr-hub", VpcId: "vpc-abc123", ...zones };
  const { TransitRouterAttachmentId } = cloud.call("CreateTransitRouterVpcAttachment", {
    ...attachment,
    RouteTableAssociationEnabled: true,
  });
  expect(cloud.wait().refusal("DeleteTransitRouterVpcAttachment", { TransitRouterAttachmentId })).toBe(
    "OperationFailed.RouteTableAssociationExist",
  );
});
