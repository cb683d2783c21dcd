import { Client, connection, type Edit, REGION } from "./cloud";

let cloud: Client;
beforeEach(() => {
  cloud = new Client();
});

test.each<[string, Edit, string | undefined]>([
  ["what is allowed", {}, undefined],
  ["a PSK of 100 characters", { ike: { Psk: "x".repeat(100) } }, undefined],
  ["a PSK of 101 characters", { ike: { Psk: "x".repeat(101) } }, "Sim.Psk"],
  ["a PSK with an umlaut", { ike: { Psk: "schlüssel" } }, "Sim.Psk"],
  ["a dotted ASN", { bgp: { LocalAsn: "1.5" } }, undefined],
  ["the ASN 0, which the provider sends for none", { bgp: { LocalAsn: 0 } }, undefined],
  ["an ASN that is too large", { bgp: { LocalAsn: 4_294_967_296 } }, "Sim.LocalAsn"],
  ["no customer gateway", { tunnel: { CustomerGatewayId: undefined } }, "MissingParameter"],
  ["a PSK with a space", { ike: { Psk: "two words" } }, "Sim.Psk"],
  ["an identity with a space", { ike: { LocalId: "two words" } }, "Sim.IkeIdentity"],
  ["an unknown algorithm", { ike: { IkeEncAlg: "aes512" } }, "Sim.Algorithm"],
  ["a group that IKE does not have", { ike: { IkePfs: "disabled" } }, "Sim.Algorithm"],
  ["IPsec without forward secrecy", { ipsec: { IpsecPfs: "disabled" } }, undefined],
  ["a lifetime of a week", { ipsec: { IpsecLifetime: 604_800 } }, "Sim.Lifetime"],
  [
    "a reserved inside CIDR",
    { bgp: { TunnelCidr: "169.254.169.252/30", LocalBgpIp: "169.254.169.253" } },
    "Sim.TunnelCidr",
  ],
  [
    "an inside CIDR beside a reserved one",
    { bgp: { TunnelCidr: "169.254.1.4/30", LocalBgpIp: "169.254.1.5" } },
    undefined,
  ],
  ["an inside CIDR that is no /30", { bgp: { TunnelCidr: "169.254.10.8/29" } }, "Sim.TunnelCidr"],
  ["an inside CIDR with host bits", { bgp: { TunnelCidr: "169.254.10.9/30" } }, "Sim.TunnelCidr"],
  ["an inside CIDR of another range", { bgp: { TunnelCidr: "10.0.0.0/30", LocalBgpIp: "10.0.0.1" } }, "Sim.TunnelCidr"],
  [
    "the inside CIDR of the other tunnel",
    { bgp: { TunnelCidr: "169.254.10.4/30", LocalBgpIp: "169.254.10.6" } },
    "Sim.TunnelCidr",
  ],
  ["a BGP address outside", { bgp: { LocalBgpIp: "169.254.10.5" } }, "Sim.LocalBgpIp"],
  ["the network address as BGP address", { bgp: { LocalBgpIp: "169.254.10.8" } }, "Sim.LocalBgpIp"],
  ["the broadcast address as BGP address", { bgp: { LocalBgpIp: "169.254.10.11" } }, "Sim.LocalBgpIp"],
  ["a tunnel without BGP", { tunnel: { TunnelBgpConfig: undefined } }, "Sim.TunnelBgpConfig"],
  ["BGP without an inside CIDR", { bgp: { TunnelCidr: "" } }, "Sim.TunnelBgpConfig"],
  ["BGP without an address of the cloud's end", { bgp: { LocalBgpIp: undefined } }, "Sim.TunnelBgpConfig"],
  ["a tunnel twice", { tunnel: { TunnelIndex: 1 } }, "VpnConnection.InvalidCreateTunnelOptions"],
])("tunnels of a connection: %s", (_, edit, code) => {
  expect(cloud.refusal("CreateVpnAttachment", connection(edit))).toBe(code);
});

test("tunnels on a VPN gateway have the same limits", () => {
  const request = (edit: Edit) => ({ VpnGatewayId: "vpn-abc123", ...connection(edit) });
  expect(cloud.refusal("CreateVpnConnection", request({}))).toBeUndefined();
  expect(cloud.wait().refusal("CreateVpnConnection", request({ ike: { IkeEncAlg: "aes512" } }))).toBe("Sim.Algorithm");
});

test("the limits apply to changes too, and a refused change has no effect", () => {
  const { VpnConnectionId } = cloud.call("CreateVpnAttachment", connection());
  const described = () => {
    const { RequestId: _, ...described } = cloud.call("DescribeVpnConnection", { VpnConnectionId });
    return described;
  };
  const before = described();
  const edited = { VpnConnectionId, ...connection({ ike: { Psk: "two words" } }) };
  expect(cloud.refusal("ModifyVpnAttachmentAttribute", edited)).toBe("Sim.Psk");
  expect(described()).toEqual(before);
});

test("a refusal contains no PSK", () => {
  const request = connection({ ike: { Psk: "PLANTED two words" } });
  expect(() => cloud.call("CreateVpnAttachment", request)).toThrow(/^(?!.*PLANTED)/s);
});

test("BGP needs the customer gateway's ASN", () => {
  const { CustomerGatewayId } = cloud.call("CreateCustomerGateway", { IpAddress: "203.0.113.9" });
  const request = connection({ tunnel: { CustomerGatewayId } });
  expect(cloud.refusal("CreateVpnAttachment", request)).toBe("Sim.CustomerGatewayAsn");
  expect(cloud.refusal("CreateVpnAttachment", { ...request, EnableTunnelsBgp: false })).toBeUndefined();
});

test("a VPN gateway without IPsec accepts no connection", () => {
  const gateway = { VpcId: "vpc-abc123", Bandwidth: 10, EnableIpsec: false };
  const { VpnGatewayId } = cloud.call("CreateVpnGateway", gateway);
  expect(cloud.wait().refusal("CreateVpnConnection", { VpnGatewayId, ...connection() })).toBe(
    "Sim.GatewayWithoutIpsec",
  );
});

test.each([
  [{ IpAddress: "203.0.113.9", Asn: "65010" }, undefined],
  [{ IpAddress: "10.0.0.9", Asn: "1.10" }, undefined],
  [{ IpAddress: "203.0.113.256" }, "InvalidIpAddress.WrongFormat"],
  [{ IpAddress: "100.64.0.1" }, "InvalidIpAddress.WrongFormat"],
  [{ IpAddress: "203.0.113.9", Asn: "45104" }, "Sim.CustomerGatewayAsn"],
  [{ IpAddress: "203.0.113.9", Asn: "4294967296" }, "Sim.CustomerGatewayAsn"],
  [{ IpAddress: "203.0.113.9", Name: "http://office" }, "InvalidName"],
  [{}, "MissingParameter"],
])("a customer gateway %p", (request, code) => {
  expect(cloud.refusal("CreateCustomerGateway", request)).toBe(code);
});

function transitRouter() {
  const { CenId } = cloud.call("CreateCen");
  return cloud.wait().call("CreateTransitRouter", { CenId }).TransitRouterId;
}

test.each([
  ["10.255.0.0/24", undefined],
  ["10.0.0.0/15", "Sim.TransitRouterCidr"],
  ["10.255.0.0/25", "Sim.TransitRouterCidr"],
  ["100.64.1.0/24", "Sim.TransitRouterCidr"],
])("a CIDR of a transit router: %s", (Cidr, code) => {
  expect(cloud.refusal("CreateTransitRouterCidr", { TransitRouterId: transitRouter(), Cidr })).toBe(code);
});

test("a transit router has up to five CIDRs, which do not overlap", () => {
  const TransitRouterId = transitRouter();
  const add = (Cidr: string) => cloud.refusal("CreateTransitRouterCidr", { TransitRouterId, Cidr });
  expect([1, 2, 3, 4].map((part) => add(`10.0.${part}.0/24`))).toEqual(Array(4).fill(undefined));
  expect(add("10.0.0.0/16")).toBe("Sim.TransitRouterCidr");
  expect(add("10.0.5.0/24")).toBeUndefined();
  expect(add("10.0.6.0/24")).toBe("Sim.TransitRouterCidr");
});

test("a connection has one route to a network, and none to 0.0.0.0/0 or to the cloud's own range", () => {
  const route = (RouteDest: string) =>
    cloud.wait().refusal("CreateVcoRouteEntry", {
      VpnConnectionId: "vco-abc123",
      NextHop: "vco-abc123",
      Weight: 100,
      RouteDest,
    });
  expect(["10.1.0.0/16", "10.1.0.0/16", "0.0.0.0/0", "100.64.1.0/24"].map(route)).toEqual([
    undefined,
    "Sim.RouteExists",
    "Sim.RouteDestination",
    "Sim.RouteDestination",
  ]);
});

test("an attachment has one association, and one propagation to each table", () => {
  const member = (action: string, TransitRouterRouteTableId: string) =>
    cloud.refusal(action, { TransitRouterAttachmentId: "tr-attach-abc123", TransitRouterRouteTableId });
  const ASSOCIATE = "AssociateTransitRouterAttachmentWithRouteTable";
  expect(member(ASSOCIATE, "vtb-one")).toBeUndefined();
  expect(member(ASSOCIATE, "vtb-two")).toBe("Sim.AttachmentAssociated");
  const ENABLE = "EnableTransitRouterRouteTablePropagation";
  expect(["vtb-one", "vtb-two", "vtb-one"].map((table) => member(ENABLE, table))).toEqual([
    undefined,
    undefined,
    "Sim.AttachmentPropagated",
  ]);
});

const URL = "https://wiki.example.com";

test.each<[action: string, parameter: string, text: string, code: string | undefined]>([
  ["CreateCen", "Name", URL, "InvalidName"],
  ["CreateCen", "Name", "a".repeat(128), undefined],
  ["CreateCen", "Name", "a".repeat(129), "InvalidName"],
  ["CreateCen", "Name", "", undefined],
  ["CreateCen", "Description", "a".repeat(257), "InvalidDescription"],
  ["CreateTransitRouter", "TransitRouterName", URL, "InvalidName"],
  ["CreateTransitRouterCidr", "Description", URL, "InvalidDescription"],
  ["CreateTransitRouterRouteTable", "TransitRouterRouteTableName", URL, "InvalidName"],
  ["UpdateTransitRouterRouteTable", "TransitRouterRouteTableDescription", URL, "InvalidDescription"],
  ["CreateTransitRouterRouteEntry", "TransitRouterRouteEntryName", URL, "InvalidName"],
  ["CreateTransitRouterVpnAttachment", "TransitRouterAttachmentName", "1st", "InvalidName"],
  ["CreateTransitRouterVpnAttachment", "TransitRouterAttachmentDescription", "a", "InvalidDescription"],
  ["CreateVpnGateway", "Name", "a", "InvalidName"],
])("texts of %s: %s %s", (action, parameter, text, code) => {
  const needed = {
    ...{ CenId: "cen-abc123", TransitRouterId: "tr-abc123", Cidr: "10.0.0.0/24", VpnId: "vco-abc123" },
    ...{ TransitRouterRouteTableId: "vtb-abc123", TransitRouterRouteEntryDestinationCidrBlock: "10.0.0.0/8" },
    ...{ TransitRouterRouteEntryNextHopType: "BlackHole", Bandwidth: 10, VpcId: "vpc-abc123" },
  };
  const request = action === "CreateCen" ? {} : needed;
  expect(cloud.refusal(action, { ...request, [parameter]: text })).toBe(code);
});

test.each<[what: string, tags: readonly { Key: string; Value: string }[], code: string | undefined]>([
  ["a tag", [{ Key: "team", Value: "network" }], undefined],
  ["a tag without a value", [{ Key: "team", Value: "" }], undefined],
  ["a reserved key", [{ Key: "acs:team", Value: "network" }], "Sim.Tag"],
  ["a reserved value", [{ Key: "team", Value: "aliyun" }], "Sim.Tag"],
  ["a URL", [{ Key: "page", Value: `see ${URL}` }], "Sim.Tag"],
  ["a long key", [{ Key: "k".repeat(65), Value: "" }], "Sim.Tag"],
  ["a long value", [{ Key: "k", Value: "v".repeat(129) }], "Sim.Tag"],
  ["21 tags", Array.from({ length: 21 }, (_, index) => ({ Key: `k${index}`, Value: "v" })), "Sim.Tag"],
])("tags of a customer gateway: %s", (_, Tag, code) => {
  const { CustomerGatewayId } = cloud.call("CreateCustomerGateway", { IpAddress: "203.0.113.50" });
  const request = { ResourceType: "CUSTOMERGATEWAY", ResourceId: [CustomerGatewayId], Tag };
  expect(cloud.refusal("TagResources", request as never)).toBe(code);
});

test.each<[what: string, others: object, code: string | undefined]>([
  ["a next priority and a preference", { NextPriority: 20, Preference: 100 }, undefined],
  ["none of the two", { NextPriority: 0, Preference: 0 }, undefined],
  ["a next priority of 101", { NextPriority: 101 }, "Sim.RouteMapPriority"],
  ["a preference of 101", { Preference: 101 }, "Sim.RouteMapPriority"],
  [
    "33 networks",
    { DestinationCidrBlocks: Array.from({ length: 33 }, (_, i) => `10.${i}.0.0/16`) },
    "Sim.RouteMapList",
  ],
])("a route map with %s", (_, others, code) => {
  const { CenId } = cloud.call("CreateCen");
  cloud.wait().call("CreateTransitRouter", { CenId });
  const map = { CenId, CenRegionId: REGION, MapResult: "Permit", Priority: 10, TransmitDirection: "RegionOut" };
  expect(cloud.wait().refusal("CreateCenRouteMap", { ...map, ...others } as never)).toBe(code);
});

test.each<[subnets: string, code: string | undefined]>([
  ["10.0.0.0/8", undefined],
  ["10.0.0.0/8, 172.16.0.0/12", undefined],
  ["10.0.0.1/8", undefined],
  ["10.0.0.0", "IllegalParam.LocalSubnet"],
  ["10.0.0.0/8,", "IllegalParam.LocalSubnet"],
  ["10.0.0.0/8;172.16.0.0/12", "IllegalParam.LocalSubnet"],
  ["10.0.0.0/33", "IllegalParam.LocalSubnet"],
  ["2001:db8::/32", "IllegalParam.LocalSubnet"],
])("networks of a connection: %s", (LocalSubnet, code) => {
  expect(cloud.refusal("CreateVpnAttachment", { ...connection(), LocalSubnet })).toBe(code);
});

test.each<[roles: readonly (string | undefined)[], code: string | undefined]>([
  [["master", "slave"], undefined],
  [[undefined, undefined], undefined],
  [["master", "master"], "Sim.TunnelRoles"],
  [["master"], "Sim.TunnelRoles"],
  [["master", "slave", "slave"], "Sim.TunnelRoles"],
])("tunnels on a VPN gateway with the roles %j", (roles, code) => {
  const { TunnelOptionsSpecification: tunnels } = connection();
  const TunnelOptionsSpecification = roles.map((Role, index) => ({ ...tunnels[index % 2], Role }));
  const request = { VpnGatewayId: "vpn-abc123", ...connection(), TunnelOptionsSpecification };
  expect(cloud.refusal("CreateVpnConnection", request)).toBe(code);
});

test("settings of a single tunnel beside two tunnels are ignored", () => {
  const { VpnConnectionId } = cloud.call("CreateVpnAttachment", { ...connection(), CustomerGatewayId: "cgw-abc123" });
  expect(cloud.call("DescribeVpnConnection", { VpnConnectionId }).CustomerGatewayId).toBeUndefined();
});

const KEY = "Planted-Own-Key-0123456789abcd";

test.each<[where: string, action: string, parameters: object]>([
  ["an algorithm", "CreateVpnAttachment", connection({ ike: { IkeEncAlg: KEY } })],
  ["an identity", "CreateVpnAttachment", connection({ ike: { LocalId: `${KEY} ${KEY}` } })],
  ["an ASN", "CreateVpnAttachment", connection({ bgp: { LocalAsn: KEY } })],
  ["an inside CIDR", "CreateVpnAttachment", connection({ bgp: { TunnelCidr: KEY } })],
  ["a BGP address", "CreateVpnAttachment", connection({ bgp: { LocalBgpIp: KEY } })],
  ["a customer gateway", "CreateVpnAttachment", connection({ tunnel: { CustomerGatewayId: KEY } })],
  ["a network", "CreateVpnAttachment", { ...connection(), RemoteSubnet: KEY }],
  ["a name", "CreateVpnAttachment", { ...connection(), Name: `http://${KEY}` }],
  ["an address", "CreateCustomerGateway", { IpAddress: KEY }],
  ["the ASN of a customer gateway", "CreateCustomerGateway", { IpAddress: "203.0.113.50", Asn: KEY }],
  ["a CIDR of a transit router", "CreateTransitRouterCidr", { TransitRouterId: "tr-abc123", Cidr: KEY }],
  [
    "the network of a route entry",
    "CreateTransitRouterRouteEntry",
    {
      TransitRouterRouteTableId: "vtb-abc123",
      TransitRouterRouteEntryDestinationCidrBlock: KEY,
      TransitRouterRouteEntryNextHopType: "BlackHole",
    },
  ],
])("no refusal repeats a PSK in place of %s", (_, action, parameters) => {
  expect(() => cloud.call(action, parameters)).toThrow(
    expect.objectContaining({ code: expect.any(String), message: expect.not.stringContaining(KEY) }),
  );
});

test("no refusal repeats a PSK in place of a tag key", () => {
  const { CustomerGatewayId } = cloud.call("CreateCustomerGateway", { IpAddress: "203.0.113.50" });
  const tagged = { ResourceType: "CUSTOMERGATEWAY", ResourceId: [CustomerGatewayId], Tag: [{ Key: `acs:${KEY}` }] };
  expect(() => cloud.call("TagResources", tagged)).toThrow(
    expect.objectContaining({ code: "Sim.Tag", message: expect.not.stringContaining(KEY) }),
  );
});
