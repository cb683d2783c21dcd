import {
  CustomerGateway,
  IpsecConnection,
  PreSharedKeys,
  StaticRoute,
  TransitRouter,
  TransitRouterVpnAttachment,
  VpnGateway,
  VpnGatewayConnection,
  VpnSite,
} from "../../modules";
import { addresses, resourceOf, synthesizeStack } from "../setup/synth";
import { connectionProps } from "./props";

test("a customer gateway writes all its props, and its ASN as a plain integer", () => {
  const json = synthesizeStack((stack) => {
    new CustomerGateway(stack, "edge", {
      ip: "203.0.113.10",
      asn: "1.10",
      name: "edge",
      description: "rack 7",
      tags: { team: "net" },
    });
  });
  expect(Object.values(json.resource.alicloud_vpn_customer_gateway ?? {})).toMatchObject([
    {
      ip_address: "203.0.113.10",
      asn: "65546",
      customer_gateway_name: "edge",
      description: "rack 7",
      tags: { team: "net" },
    },
  ]);
});

test("an IPsec connection writes out every argument of both tunnels", () => {
  const json = synthesizeStack((stack) => {
    new IpsecConnection(stack, "main", { ...connectionProps(stack), terraformName: "main" });
  });
  const { lifecycle: _, depends_on: __, ...connection } = resourceOf(json, "alicloud_vpn_gateway_vpn_attachment.main");
  const tunnel = (number: number, cidr: string, ip: string) => ({
    tunnel_index: number,
    customer_gateway_id: "cgw-abc123",
    enable_dpd: true,
    enable_nat_traversal: true,
    tunnel_ike_config: {
      psk: `\${var.psks["a/b/${number}"]}`,
      ike_version: "ikev2",
      ike_mode: "main",
      ike_enc_alg: "aes256",
      ike_auth_alg: "sha256",
      ike_pfs: "group14",
      ike_lifetime: 28800,
    },
    tunnel_ipsec_config: {
      ipsec_enc_alg: "aes256",
      ipsec_auth_alg: "sha256",
      ipsec_pfs: "group14",
      ipsec_lifetime: 3600,
    },
    tunnel_bgp_config: { local_asn: 64512, tunnel_cidr: cidr, local_bgp_ip: ip },
  });
  expect(connection).toEqual({
    vpn_attachment_name: "main",
    network_type: "public",
    local_subnet: "0.0.0.0/0",
    remote_subnet: "0.0.0.0/0",
    effect_immediately: false,
    enable_tunnels_bgp: true,
    tunnel_options_specification: [
      tunnel(1, "169.254.10.0/30", "169.254.10.1"),
      tunnel(2, "169.254.10.4/30", "169.254.10.5"),
    ],
  });
});

test("a connection on a VPN gateway has master and slave in this order, and its ASN as text", () => {
  const json = synthesizeStack((stack) => {
    new VpnGatewayConnection(stack, "main", {
      ...connectionProps(stack),
      vpnGateway: VpnGateway.fromId(stack, "gateway", "vpn-abc123"),
      terraformName: "main",
    });
  });
  expect(resourceOf(json, "alicloud_vpn_connection.main")).toMatchObject({
    vpn_gateway_id: "vpn-abc123",
    local_subnet: ["0.0.0.0/0"],
    auto_config_route: true,
    tunnel_options_specification: [
      { role: "master", tunnel_bgp_config: { local_asn: "64512" } },
      { role: "slave", tunnel_bgp_config: { local_asn: "64512" } },
    ],
  });
});

describe("an attachment", () => {
  const build = (props: object) =>
    synthesizeStack((stack) => {
      const transitRouter = TransitRouter.fromIds(stack, "hub", {
        transitRouterId: "tr-abc123",
        cenId: "cen-abc123",
        cidrs: ["10.0.0.0/24"],
        terraformName: "hub",
      });
      const connection = IpsecConnection.fromId(stack, "running", "vco-abc123");
      const attachment = new TransitRouterVpnAttachment(stack, "main", {
        connection,
        transitRouter,
        terraformName: "main",
        ...props,
      });
      new StaticRoute(stack, "route", { attachment, destination: "192.168.0.0/16", terraformName: "route" });
    });

  test("is associated with, propagates to and advertises the default table, after the transit router has its CIDRs", () => {
    const json = build({});
    expect(addresses(json)).toEqual([
      "alicloud_cen_transit_router_cidr.hub__10-0-0-0-24",
      "alicloud_cen_transit_router_route_table_association.main",
      "alicloud_cen_transit_router_route_table_propagation.main__default",
      "alicloud_cen_transit_router_vpn_attachment.main",
      "alicloud_vpn_gateway_vco_route.route",
      "data.alicloud_cen_transit_router_route_tables.hub",
      "data.alicloud_cen_transit_routers.hub",
    ]);
    expect(resourceOf(json, "alicloud_cen_transit_router_vpn_attachment.main")).toEqual({
      vpn_id: "vco-abc123",
      transit_router_id: "tr-abc123",
      cen_id: "cen-abc123",
      auto_publish_route_enabled: true,
      charge_type: "POSTPAY",
      depends_on: ["alicloud_cen_transit_router_cidr.hub__10-0-0-0-24"],
    });
    expect(resourceOf(json, "alicloud_cen_transit_router_route_table_association.main")).toEqual({
      transit_router_attachment_id: "${alicloud_cen_transit_router_vpn_attachment.main.id}",
      transit_router_route_table_id:
        '${one([for table in data.alicloud_cen_transit_router_route_tables.hub.tables : table.transit_router_route_table_id if table.transit_router_route_table_type == "System"])}',
    });
  });

  test("has only the requested parts, at the given table", () => {
    const json = build({ associate: false, advertise: false, routeTable: "vtb-abc123" });
    expect(addresses(json).filter((address) => /association|data.*tables/.test(address))).toEqual([]);
    expect(resourceOf(json, "alicloud_cen_transit_router_vpn_attachment.main")).toMatchObject({
      auto_publish_route_enabled: false,
    });
    expect(resourceOf(json, "alicloud_cen_transit_router_route_table_propagation.main__vtb-abc123")).toMatchObject({
      transit_router_route_table_id: "vtb-abc123",
    });
  });

  test("gives its routes time, because the cloud makes one change at a time", () => {
    expect(resourceOf(build({}), "alicloud_vpn_gateway_vco_route.route")).toMatchObject({
      vpn_connection_id: "${alicloud_cen_transit_router_vpn_attachment.main.vpn_id}",
      weight: 100,
      timeouts: { create: "30m", delete: "30m" },
    });
  });
});

test("templates in user text stay text", () => {
  const json = synthesizeStack((stack) => {
    new CustomerGateway(stack, "edge", {
      ip: "203.0.113.10",
      name: "a${b}%{if}",
      tags: { "k${x}": "v%{y}" },
      terraformName: "edge",
    });
  });
  expect(resourceOf(json, "alicloud_vpn_customer_gateway.edge")).toMatchObject({
    customer_gateway_name: "a$${b}%%{if}",
    tags: { "k$${x}": "v%%{y}" },
  });
});

test("two things with one address are an error, not a merge", () => {
  const twins = () =>
    synthesizeStack((stack) => {
      new CustomerGateway(stack, "one", { ip: "203.0.113.10", terraformName: "edge" });
      new CustomerGateway(stack, "two", { ip: "203.0.113.11", terraformName: "edge" });
    });
  expect(twins).toThrow("alicloud_vpn_customer_gateway.edge is the address of test/one/Resource and test/two/Resource");
});

test("a stack has one sensitive variable of PSKs, without a validation, which would print the PSKs' file", () => {
  const json = synthesizeStack((stack) => {
    new IpsecConnection(stack, "main", connectionProps(stack));
    PreSharedKeys.of(stack).keyOf("a", "b", 1);
  });
  expect(json.variable).toEqual({
    psks: { type: "map(string)", description: expect.any(String), sensitive: true, nullable: false, default: {} },
  });
});

test("renewals of gateways or connection depend on visible fields and the revision, but on no PSK", () => {
  const built = (tunnelEdits: "in-place" | "replace") =>
    synthesizeStack((stack) => {
      new VpnSite(stack, "a", {
        transitRouter: TransitRouter.fromIds(stack, "hub", { cenId: "cen-abc", transitRouterId: "tr-abc" }),
        customerGateways: { fw: { ip: "203.0.113.10" } },
        connections: {
          b: { tunnelEdits, revision: 3, tunnels: { 1: { customerGateway: "fw" }, 2: { customerGateway: "fw" } } },
        },
      });
    });
  const inPlace = built("in-place");
  const { triggers_replace } = resourceOf(inPlace, "terraform_data.a__b");
  expect(triggers_replace).toMatchObject({ revision: 3, tunnels: { 1: { ike_enc_alg: "aes256" }, 2: {} } });
  expect(JSON.stringify(triggers_replace)).not.toMatch(/psk|customer_gateway/);
  const renewedBy = (json: typeof inPlace, address: string) =>
    (resourceOf(json, address).lifecycle as { replace_triggered_by?: string[] }).replace_triggered_by;
  const [gateway, connection] = ["alicloud_vpn_customer_gateway.a__fw", "alicloud_vpn_gateway_vpn_attachment.a__b"];
  expect([renewedBy(inPlace, gateway), renewedBy(inPlace, connection)]).toEqual([["terraform_data.a__b"], undefined]);
  const replaced = built("replace");
  expect([renewedBy(replaced, gateway), renewedBy(replaced, connection)]).toEqual([undefined, ["terraform_data.a__b"]]);
});

test("the guard's comparison of PSKs can be turned off", () => {
  const conditions = (guardKeys?: boolean) => {
    const json = synthesizeStack((stack) => {
      new IpsecConnection(stack, "main", {
        ...connectionProps(stack),
        terraformName: "main",
        ...(guardKeys === undefined ? {} : { guardKeys }),
      });
    });
    const { lifecycle } = resourceOf(json, "alicloud_vpn_gateway_vpn_attachment.main") as {
      lifecycle: { postcondition: unknown[] };
    };
    return lifecycle.postcondition.length;
  };
  expect(conditions()).toBe(2);
  expect(conditions(false)).toBe(1);
});

test("a bandwidth requires a provider that knows it; without one the range stays", () => {
  const build = (bandwidth?: "large") => {
    const json = synthesizeStack((stack) => {
      const props = { ...connectionProps(stack), resourceGroupId: "rg-abc", terraformName: "main" };
      new IpsecConnection(stack, "main", { ...props, ...(bandwidth ? { bandwidth } : {}) });
    });
    const { version } = (json.terraform.required_providers as { alicloud: { version: string } }).alicloud;
    return { version, ...resourceOf(json, "alicloud_vpn_gateway_vpn_attachment.main") };
  };
  expect(build("large")).toMatchObject({ version: ">= 1.289.0, < 2.0.0", tunnel_bandwidth: "Large" });
  expect(build()).toMatchObject({ version: ">= 1.276.0, < 2.0.0", resource_group_id: "rg-abc" });
  expect(build()).not.toHaveProperty("tunnel_bandwidth");
});
