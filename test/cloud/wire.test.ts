import { Cloud, flattened, Refusal } from "../../cloud";
import { PRODUCTS } from "../../cloud/actions";
import { Client, connection, REGION } from "./cloud";

let cloud: Client;
beforeEach(() => {
  cloud = new Client();
});

test("nested parameters are flat on the wire: lists count from 1, and missing values are left out", () => {
  expect(
    flattened({
      Name: "",
      Weight: 0,
      Unset: undefined,
      Tag: [{ Key: "a", Value: "1" }],
      TunnelOptionsSpecification: [{ TunnelIkeConfig: { IkeLifetime: 86_400 } }, { EnableDpd: false }],
    }),
  ).toEqual({
    Name: "",
    Weight: "0",
    "Tag.1.Key": "a",
    "Tag.1.Value": "1",
    "TunnelOptionsSpecification.1.TunnelIkeConfig.IkeLifetime": "86400",
    "TunnelOptionsSpecification.2.EnableDpd": "false",
  });
});

test("booleans are read in any case, as clients write them", () => {
  const gateway = { VpcId: "vpc-abc123", Bandwidth: 10, EnableIpsec: "False" };
  const { VpnGatewayId } = cloud.call("CreateVpnGateway", gateway);
  expect(cloud.call("DescribeVpnGateway", { VpnGatewayId })).toMatchObject({ IpsecVpn: "disable" });
  expect(cloud.refusal("CreateVpnGateway", { ...gateway, EnableIpsec: "perhaps" })).toBe("InvalidParameter");
});

test("a dry run changes nothing, and gets its own code", () => {
  expect(cloud.refusal("CreateVpc", { CidrBlock: "10.0.0.0/16", DryRun: "True" })).toBe("DryRunOperation");
  expect(cloud.call("DescribeVpcs")).toMatchObject({ TotalCount: 0 });
});

test('missing parameters and unsimulated actions are named, and do not look like "gone"', () => {
  expect(() => cloud.call("CreateCustomerGateway")).toThrow("The request has no IpAddress.");
  const unknown = (() => {
    try {
      cloud.call("CreateSslVpnServer");
    } catch (error) {
      return error as Refusal;
    }
    return undefined;
  })();
  expect([unknown?.code, unknown?.status]).toEqual(["Sim.NotSimulated", 400]);
});

test("a deleted object has the status that clients expect", () => {
  expect(() => cloud.call("DescribeCustomerGateway", { CustomerGatewayId: "cgw-none" })).toThrow(
    expect.objectContaining({ code: "InvalidCustomerGatewayInstanceId.NotFound", status: 404 }),
  );
});

test("a token makes a repeated call answer as the first one did", () => {
  const request = { IpAddress: "203.0.113.9", ClientToken: "TF-CreateCustomerGateway-1" };
  const { CustomerGatewayId } = cloud.call("CreateCustomerGateway", request);
  expect(cloud.call("CreateCustomerGateway", request).CustomerGatewayId).toBe(CustomerGatewayId);
  expect(cloud.call("DescribeCustomerGateways").TotalCount).toBe(1);
  expect(cloud.refusal("CreateCustomerGateway", { ...request, IpAddress: "203.0.113.10" })).toBe(
    "Sim.TokenOfOtherRequest",
  );
});

test("lists come in pages, by number or by token, to the last", () => {
  for (let host = 1; host <= 12; host++) cloud.call("CreateCustomerGateway", { IpAddress: `203.0.113.${host}` });
  type Page = { CustomerGateways: { CustomerGateway: { IpAddress: string }[] }; TotalCount: number };
  const page = (PageNumber: number) => cloud.call<Page>("DescribeCustomerGateways", { PageNumber });
  expect([page(1), page(2), page(3)].map((one) => one.CustomerGateways.CustomerGateway.length)).toEqual([10, 2, 0]);
  const tables = [1, 2, 3].map(() => cloud.call("CreateTransitRouterRouteTable", { TransitRouterId: "tr-hub" }));
  const asked = { TransitRouterId: "tr-hub", MaxResults: 3 };
  type Tables = { TransitRouterRouteTables: object[]; TotalCount: number; NextToken?: string };
  const first = cloud.call<Tables>("ListTransitRouterRouteTables", asked);
  const second = cloud.call<Tables>("ListTransitRouterRouteTables", { ...asked, NextToken: first.NextToken });
  expect(first.TotalCount).toBe(tables.length + 1);
  expect([first, second].map((one) => one.TransitRouterRouteTables.length)).toEqual([3, 1]);
  expect(second.NextToken).toBeUndefined();
});

test("tags of both products are set, listed and removed", () => {
  const { CustomerGatewayId } = cloud.call("CreateCustomerGateway", { IpAddress: "203.0.113.9" });
  const vpc = { ResourceType: "CUSTOMERGATEWAY", ResourceId: [CustomerGatewayId] };
  cloud.call("TagResources", { ...vpc, Tag: [{ Key: "site", Value: "berlin" }] });
  expect(cloud.call("DescribeCustomerGateway", { CustomerGatewayId }).Tags).toEqual({
    Tag: [{ Key: "site", Value: "berlin" }],
  });
  cloud.call("UnTagResources", { ...vpc, TagKey: ["site"] });
  expect(cloud.call("ListTagResources", vpc).TagResources).toEqual({ TagResource: [] });
  const { CenId } = cloud.call("CreateCen", { Tag: [{ Key: "team", Value: "network" }] });
  const cen = { Version: "2017-09-12", ResourceType: "cen", ResourceId: [CenId] };
  expect(cloud.call("ListTagResources", cen).TagResources).toEqual({
    TagResource: [{ ResourceId: CenId, ResourceType: "cen", TagKey: "team", TagValue: "network" }],
  });
});

test("the same calls give the same ids and PSKs; another seed gives others", () => {
  const run = (seed?: string) => {
    const client = new Client(new Cloud(seed ? { seed } : {}));
    const bare = connection({ ike: { Psk: undefined } });
    const { VpnConnectionId } = client.call("CreateVpnAttachment", bare);
    const { RequestId: _, ...described } = client.call("DescribeVpnConnection", { VpnConnectionId });
    return JSON.stringify(described);
  };
  expect(run()).toBe(run());
  expect(run("other")).not.toBe(run());
});

test("a kept cloud continues where it was", () => {
  const { TransitRouterId } = cloud.call("CreateTransitRouter", { CenId: "cen-abc123" });
  const kept = JSON.parse(JSON.stringify(cloud.cloud.keep()));
  const later = new Client(new Cloud({ kept }));
  const status = () => later.call<{ TransitRouters: { Status: string }[] }>("ListTransitRouters", { TransitRouterId });
  expect(status().TransitRouters).toMatchObject([{ Status: "Creating" }]);
  later.wait();
  expect(status().TransitRouters).toMatchObject([{ Status: "Active" }]);
  expect(later.call("CreateCen").CenId).toBe(cloud.call("CreateCen").CenId);
});

test("other accounts and regions see nothing of it", () => {
  const { CustomerGatewayId } = cloud.call("CreateCustomerGateway", { IpAddress: "203.0.113.9" });
  const asked = { CustomerGatewayId: String(CustomerGatewayId), RegionId: REGION };
  expect(() => cloud.cloud.call("DescribeCustomerGateway", asked, { account: "2222222222222222" })).toThrow(Refusal);
  expect(cloud.refusal("DescribeCustomerGateway", { ...asked, RegionId: "cn-shanghai" })).toBe(
    "InvalidCustomerGatewayInstanceId.NotFound",
  );
});

test("an engineer's questions about a connection are answered: logs, configuration, diagnosis", () => {
  const { VpnConnectionId } = cloud.call("CreateVpnAttachment", connection());
  const logs = cloud.call("DescribeVpnConnectionLogs", { VpnConnectionId, MinutePeriod: 5 });
  expect(logs).toMatchObject({
    Count: 2,
    Data: { Logs: [expect.stringMatching(/ vco-\S+ \[PROTO_ERR\]: .*remote id:1/), expect.anything()] },
  });
  expect(cloud.refusal("DescribeVpnConnectionLogs", { VpnConnectionId })).toBe("Sim.LogPeriod");
  expect(cloud.call("DownloadVpnConnectionConfig", { VpnConnectionId })).toMatchObject({
    VpnConnectionConfig: { TunnelsConfig: { TunnelConfig: [{ IkeConfig: { Psk: "key-of-tunnel-1" } }, {}] } },
  });
  expect(cloud.call("DiagnoseVpnConnections", { VpnConnectionIds: [VpnConnectionId] })).toMatchObject({
    TotalCount: 2,
  });
});

test("some ninety actions of the products are simulated", () => {
  const counts = PRODUCTS.map(({ name, actions }) => [name, Object.keys(actions).length]);
  expect(Object.fromEntries(counts)).toMatchObject({ Vpc: expect.any(Number), Cbn: expect.any(Number) });
  const count = new Set(PRODUCTS.slice(0, 2).flatMap(({ actions }) => Object.keys(actions))).size;
  expect(count).toBeGreaterThanOrEqual(90);
});
