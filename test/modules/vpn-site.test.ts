import { CustomerGateway, TransitRouter, VpnSite, type VpnSiteProps } from "../../modules";
import { addresses, resourceOf, synthesizeStack } from "../setup/synth";
import { otherProvider, refused } from "./props";

const tunnels = { 1: { customerGateway: "fw" }, 2: { customerGateway: "fw" } };
const KMS = { kms: { secret: "vpn/{site}/{connection}/{tunnel}", stage: "ACSPrevious" } };

/** A site with one connection, on a transit router of account 222. */
const build = (main: object = {}, props: Partial<VpnSiteProps> = {}, look: (site: VpnSite) => void = () => undefined) =>
  synthesizeStack((stack) => {
    const ids = { transitRouterId: "tr-1", cenId: "cen-1", accountId: "222", checkEdition: false };
    const site = new VpnSite(stack, "office", {
      transitRouter: TransitRouter.fromIds(stack, "hub", { ...ids, terraformName: "hub" }),
      customerGateways: { fw: { ip: "203.0.113.10" } },
      connections: { main: { tunnels, routeTable: "vtb-1", ...main } as never },
      ...(props.provider ? { ...props, provider: otherProvider(stack) } : props),
    });
    look(site);
  });

const named = (json: ReturnType<typeof build>) =>
  addresses(json).filter((address) => !address.startsWith("terraform_data"));
const psksIn = (json: ReturnType<typeof build>, address: string) =>
  (resourceOf(json, address).tunnel_options_specification as { tunnel_ike_config: { psk: string } }[]).map(
    ({ tunnel_ike_config: { psk } }) => psk,
  );

test("every address is named after the site, the connection and the kind of part", () => {
  const json = build({ routes: ["10.0.0.0/8"] }, {}, (site) => {
    expect(Object.keys(site.connections)).toEqual(["main"]);
    expect(site.connections.main?.attachmentId).toBeDefined();
  });
  expect(named(json)).toEqual([
    "alicloud_cen_transit_router_route_table_association.office__main",
    "alicloud_cen_transit_router_route_table_propagation.office__main__vtb-1",
    "alicloud_cen_transit_router_vpn_attachment.office__main",
    "alicloud_vpn_customer_gateway.office__fw",
    "alicloud_vpn_gateway_vco_route.office__main__10-0-0-0-8",
    "alicloud_vpn_gateway_vpn_attachment.office__main",
  ]);
  expect(resourceOf(json, "alicloud_vpn_customer_gateway.office__fw")).toMatchObject({
    ip_address: "203.0.113.10",
    customer_gateway_name: "office-fw",
  });
  const connection = "alicloud_vpn_gateway_vpn_attachment.office__main";
  expect(resourceOf(json, connection)).toMatchObject({
    vpn_attachment_name: "office-main",
    tunnel_options_specification: [
      { customer_gateway_id: "${alicloud_vpn_customer_gateway.office__fw.id}" },
      { customer_gateway_id: "${alicloud_vpn_customer_gateway.office__fw.id}" },
    ],
  });
  expect(psksIn(json, connection)).toEqual(['${var.psks["office/main/1"]}', '${var.psks["office/main/2"]}']);
  expect(json).not.toHaveProperty("import");
  expect(json).not.toHaveProperty("moved");
});

test("customer gateways may be of the site, of another construct, or named by their ids", () => {
  const json = synthesizeStack((stack) => {
    const made = new CustomerGateway(stack, "made", { ip: "203.0.113.11", terraformName: "made" });
    const ids = { transitRouterId: "tr-1", cenId: "cen-1", checkEdition: false };
    new VpnSite(stack, "office", {
      transitRouter: TransitRouter.fromIds(stack, "hub", { ...ids, terraformName: "hub" }),
      customerGateways: {
        fw: { ip: "203.0.113.10", asn: 65010, import: "cgw-1", formerly: ["old"], source: "sites.csv:1:1" },
        made,
        named: { id: "cgw-9" },
      },
      connections: {
        one: { tunnels: { 1: { customerGateway: "fw" }, 2: { customerGateway: "made" } } },
        two: { tunnels: { 1: { customerGateway: "made" }, 2: { customerGateway: "named" } } },
      },
    });
  });
  const farEnds = (name: string) =>
    (
      resourceOf(json, `alicloud_vpn_gateway_vpn_attachment.office__${name}`).tunnel_options_specification as {
        customer_gateway_id: string;
      }[]
    ).map(({ customer_gateway_id }) => customer_gateway_id);
  expect(farEnds("one")).toEqual([
    "${alicloud_vpn_customer_gateway.office__fw.id}",
    "${alicloud_vpn_customer_gateway.made.id}",
  ]);
  expect(farEnds("two")).toEqual(["${alicloud_vpn_customer_gateway.made.id}", "cgw-9"]);
  expect(Object.keys(json.resource.alicloud_vpn_customer_gateway ?? {})).toEqual(["made", "office__fw"]);
  const fw = json.resource.alicloud_vpn_customer_gateway?.office__fw;
  expect(fw).toMatchObject({ asn: "65010", "//": { source: "sites.csv:1:1" } });
  expect(json).toMatchObject({
    import: [{ to: "alicloud_vpn_customer_gateway.office__fw", id: "cgw-1" }],
    moved: [{ from: "alicloud_vpn_customer_gateway.office__old", to: "alicloud_vpn_customer_gateway.office__fw" }],
  });
});

describe("a connection on a transit router", () => {
  test("writes its settings, and is imported by its id", () => {
    const settings = {
      resourceGroup: "rg-1",
      dpd: false,
      revision: 2,
      tunnelEdits: "replace",
      source: "sites.csv:2:1",
    };
    const past = { import: { connection: "vco-1" }, formerly: ["old"] };
    const json = build({ ...settings, ...past, routes: ["10.0.0.0/8"] }, { formerly: ["bureau"] });
    expect(resourceOf(json, "alicloud_vpn_gateway_vpn_attachment.office__main")).toMatchObject({
      resource_group_id: "rg-1",
      tunnel_options_specification: [{ enable_dpd: false }, { enable_dpd: false }],
    });
    expect(json.resource.alicloud_vpn_gateway_vpn_attachment?.office__main).toMatchObject({
      "//": { source: "sites.csv:2:1" },
    });
    const { import: imports, moved } = json as { import?: { id: string }[]; moved?: { from: string }[] };
    expect(imports?.map(({ id }) => id)).toEqual(["vco-1", "vco-1:10.0.0.0/8:vco-1:100"]);
    expect(moved?.map(({ from }) => from)).toEqual(
      expect.arrayContaining(
        ["bureau__old", "bureau__main", "office__old"].map((name) => `alicloud_vpn_gateway_vpn_attachment.${name}`),
      ),
    );
  });

  test("reads its PSKs from the secrets", () => {
    const json = build({ keys: KMS, source: "sites.csv:2:1" }, { provider: true as never });
    const lookups = json.data?.alicloud_kms_secret_versions ?? {};
    expect(Object.keys(lookups)).toEqual(["office__main__1", "office__main__2"]);
    expect(lookups.office__main__2).toMatchObject({
      provider: "alicloud.other",
      secret_name: "vpn/office/main/2",
      version_stage: "ACSPrevious",
    });
    expect(psksIn(json, "alicloud_vpn_gateway_vpn_attachment.office__main")).toEqual(
      [1, 2].map(
        (number) =>
          `\${sensitive(one(data.alicloud_kms_secret_versions.office__main__${number}.versions[*].secret_data))}`,
      ),
    );
    const plain = build({ keys: { kms: { secret: "{tunnel}" } } }).data?.alicloud_kms_secret_versions;
    expect(plain?.office__main__1).toMatchObject({ secret_name: "1", version_stage: "ACSCurrent" });
    expect(plain?.office__main__1).not.toHaveProperty("provider");
  });

  test("uses the site's provider, and its attachment the transit router's", () => {
    const json = build({ routes: ["10.0.0.0/8"] }, { provider: true as never });
    const providerOf = (address: string) => resourceOf(json, address).provider;
    expect(
      [
        "alicloud_vpn_gateway_vpn_attachment.office__main",
        "alicloud_vpn_customer_gateway.office__fw",
        "alicloud_vpn_gateway_vco_route.office__main__10-0-0-0-8",
        "alicloud_cen_transit_router_vpn_attachment.office__main",
      ].map(providerOf),
    ).toEqual(["alicloud.other", "alicloud.other", "alicloud.other", undefined]);
  });

  test.each([
    ["111", true],
    ["222", false],
    [undefined, false],
  ])("of account %s is granted to a router of account 222: %s", (accountId, isGranted) => {
    const json = build({}, accountId === undefined ? {} : { accountId });
    expect(named(json).includes("alicloud_cen_transit_router_grant_attachment.office__main")).toBe(isGranted);
  });

  test("of another account counts as the same account if the transit router's is unknown", () => {
    const json = synthesizeStack((stack) => {
      const transitRouter = TransitRouter.fromIds(stack, "hub", { transitRouterId: "tr-1", cenId: "cen-1" });
      const customerGateways = { fw: { ip: "203.0.113.10" } };
      new VpnSite(stack, "office", {
        transitRouter,
        customerGateways,
        connections: { main: { tunnels } },
        accountId: "1",
      });
    });
    expect(json.resource).not.toHaveProperty("alicloud_cen_transit_router_grant_attachment");
  });
});

test("a connection on a VPN gateway has the gateway's routes, and no attachment", () => {
  const vpnGateway = { vpnGatewayId: "vpn-1" };
  const routes = ["10.0.0.0/8", { to: "10.0.0.0/8", from: "11.0.0.0/8", weight: 0 }];
  const past = { import: { connection: "vco-1" } };
  const json = build({ routeTable: undefined, vpnGateway, routes, ...past }, {}, ({ connections }) => {
    expect(connections.main).not.toHaveProperty("attachmentId");
    expect(connections.main?.gatewayAddresses[2]).toBeDefined();
    expect(connections.main?.connectionId).toBeDefined();
  });
  expect(named(json)).toEqual([
    "alicloud_vpn_connection.office__main",
    "alicloud_vpn_customer_gateway.office__fw",
    "alicloud_vpn_pbr_route_entry.office__main__11-0-0-0-8__10-0-0-0-8",
    "alicloud_vpn_route_entry.office__main__10-0-0-0-8",
  ]);
  expect(resourceOf(json, "alicloud_vpn_connection.office__main")).toMatchObject({ vpn_gateway_id: "vpn-1" });
  expect(psksIn(json, "alicloud_vpn_connection.office__main")).toEqual([
    '${var.psks["office/main/1"]}',
    '${var.psks["office/main/2"]}',
  ]);
  expect((json as { import?: { id: string }[] }).import?.map(({ id }) => id)).toEqual([
    "vco-1",
    "vpn-1:vco-1:10.0.0.0/8",
    "vpn-1:vco-1:11.0.0.0/8:10.0.0.0/8",
  ]);
});

test("a connection with one tunnel is imported, and attached in its zone", () => {
  const connection = {
    tunnel: tunnels[1],
    zone: "cn-hangzhou-h",
    resourceGroup: "rg-1",
    import: { connection: "vco-1" },
  };
  const json = build(
    {},
    { connections: { main: { ...connection, routeTable: "vtb-1", routes: ["10.0.0.0/8"] } }, accountId: "111" },
  );
  expect(resourceOf(json, "alicloud_vpn_gateway_vpn_attachment.office__main")).toMatchObject({
    vpn_attachment_name: "office-main",
    resource_group_id: "rg-1",
    customer_gateway_id: "${alicloud_vpn_customer_gateway.office__fw.id}",
    ike_config: { psk: '${var.psks["office/main/1"]}' },
  });
  expect(resourceOf(json, "alicloud_cen_transit_router_vpn_attachment.office__main")).toMatchObject({
    zone: [{ zone_id: "cn-hangzhou-h" }],
    vpn_owner_id: "111",
  });
  const { import: imports = [] } = json as { import?: { id: string }[] };
  expect(imports.map(({ id }) => id)).toEqual(["vco-1", "vco-1:10.0.0.0/8:vco-1:100"]);
});

test("an existing connection is only attached", () => {
  const json = build(
    {},
    {
      connections: {
        main: { id: "vco-1", routeTable: "vtb-1", routes: ["10.0.0.0/8"], import: { attachment: "tr-attach-1" } },
      },
      accountId: "111",
      provider: true as never,
    },
  );
  expect(named(json)).toEqual([
    "alicloud_cen_transit_router_grant_attachment.office__main",
    "alicloud_cen_transit_router_route_table_association.office__main",
    "alicloud_cen_transit_router_route_table_propagation.office__main__vtb-1",
    "alicloud_cen_transit_router_vpn_attachment.office__main",
    "alicloud_vpn_customer_gateway.office__fw",
    "alicloud_vpn_gateway_vco_route.office__main__10-0-0-0-8",
  ]);
  expect(resourceOf(json, "alicloud_cen_transit_router_vpn_attachment.office__main")).toMatchObject({
    vpn_id: "vco-1",
  });
});

test("resources are recorded at the line that makes the site, unless the site names another place", () => {
  const { resource } = build();
  const sources = ["alicloud_vpn_customer_gateway.office__fw", "alicloud_vpn_gateway_vpn_attachment.office__main"].map(
    (address) => {
      const [type = "", name = ""] = address.split(".");
      return (resource[type]?.[name]?.["//"] as { source?: string } | undefined)?.source;
    },
  );
  expect(sources[0]).toMatch(/^test\/modules\/vpn-site\.test\.ts:\d+:\d+$/);
  expect(sources[1]).toBe(sources[0]);
});

test("a refused site makes no resources", () => {
  expect(
    refused((stack) => new VpnSite(stack, "Office", { customerGateways: {}, connections: {} })).map(
      (line) => line.split(". Allowed")[0],
    ),
  ).toEqual([
    "“Office” is not a valid name",
    "customerGateways: customerGateways is empty",
    "connections: connections is empty",
  ]);
});
