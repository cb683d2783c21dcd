import { TransitRouter } from "../../../modules";
import { attach, importedRoutes } from "../../../modules/site/attachment";
import { addresses, resourceOf, synthesizeStack } from "../../setup/synth";
import { otherProvider } from "../props";

type Attached = Parameters<typeof attach>[5];

/** A stack that attaches a connection with the site's own provider. */
const build = (of: Partial<Attached> = {}, owner?: string) =>
  synthesizeStack((stack) => {
    const connection = { ipsecConnectionId: "vco-1" };
    const ids = { transitRouterId: "tr-1", cenId: "cen-1", accountId: "222", checkEdition: false };
    const transitRouter = TransitRouter.fromIds(stack, "hub", { ...ids, terraformName: "hub" });
    const address = { terraformName: "office__main", provider: otherProvider(stack) };
    const attached = attach(stack, connection, transitRouter, address, owner, {
      routes: [],
      routeTable: "vtb-1",
      ...of,
    });
    expect(attached.connectionId).toBe("vco-1");
    expect(attached.attachmentId).toMatch(/^\$\{TfToken/);
    if (of.payer) expect(attached.gatewayAddresses[1]).toMatch(/^\$\{TfToken/);
  });

const ATTACHMENT = "alicloud_cen_transit_router_vpn_attachment.office__main";
const GRANT = "alicloud_cen_transit_router_grant_attachment.office__main";

test("the transit router's provider attaches the connection, and the site's provider makes its routes", () => {
  const json = build({ routes: [{ to: "10.0.0.0/8" }] });
  expect(addresses(json)).toEqual([
    "alicloud_cen_transit_router_route_table_association.office__main",
    "alicloud_cen_transit_router_route_table_propagation.office__main__vtb-1",
    ATTACHMENT,
    "alicloud_vpn_gateway_vco_route.office__main__10-0-0-0-8",
  ]);
  expect(resourceOf(json, ATTACHMENT)).toEqual({
    vpn_id: "vco-1",
    transit_router_id: "tr-1",
    cen_id: "cen-1",
    auto_publish_route_enabled: true,
    charge_type: "POSTPAY",
    depends_on: [],
  });
  expect(resourceOf(json, "alicloud_vpn_gateway_vco_route.office__main__10-0-0-0-8")).toMatchObject({
    provider: "alicloud.other",
    lifecycle: { replace_triggered_by: [`${ATTACHMENT}.id`] },
  });
  expect(json).not.toHaveProperty("import");
  expect(json).not.toHaveProperty("data");
});

test("the connection's attachment settings are written", () => {
  const json = build({
    ...{ routes: [], advertise: false, associate: false, propagate: ["vtb-2"], payer: "resource-owner" },
    attachment: { name: "main", description: "the d", tags: { a: "b" } },
    zone: "cn-hangzhou-h",
  });
  expect(resourceOf(json, ATTACHMENT)).toMatchObject({
    zone: [{ zone_id: "cn-hangzhou-h" }],
    transit_router_vpn_attachment_name: "main",
    transit_router_attachment_description: "the d",
    auto_publish_route_enabled: false,
    order_type: "PayByResourceOwner",
    tags: { a: "b" },
  });
  expect(addresses(json)).toEqual([
    "alicloud_cen_transit_router_route_table_propagation.office__main__vtb-2",
    ATTACHMENT,
    "data.alicloud_vpn_gateway_vpn_attachments.office__main",
  ]);
});

test("the owner of another account's connection grants the attachment, and pays on request", () => {
  const json = build({ payer: "resource-owner" }, "111");
  expect(resourceOf(json, GRANT)).toEqual({
    provider: "alicloud.other",
    cen_id: "cen-1",
    cen_owner_id: "222",
    instance_id: "vco-1",
    instance_type: "VPN",
    order_type: "PayByResourceOwner",
  });
  expect(resourceOf(json, ATTACHMENT)).toMatchObject({ vpn_owner_id: "111", depends_on: [GRANT] });
});

test("an imported attachment brings its association, propagations and routes", () => {
  const imports = (existing: Attached["import"]) =>
    (
      (build({ routes: [{ to: "10.0.0.0/8" }], import: existing }) as { import?: { to: string; id: string }[] })
        .import ?? []
    ).map(({ to, id }) => `${to.split(".")[0]?.replace(/^alicloud_(cen_transit_router|vpn_gateway)_/, "")} ${id}`);
  const [attachment, association, propagation, route] = [
    "vpn_attachment tr-attach-1",
    "route_table_association tr-attach-1:vtb-1",
    "route_table_propagation tr-attach-1:vtb-1",
    "vco_route vco-1:10.0.0.0/8:vco-1:100",
  ];
  expect(imports({ connection: "vco-1", attachment: "tr-attach-1" })).toEqual([
    attachment,
    association,
    propagation,
    route,
  ]);
  expect(imports({ attachment: "tr-attach-1", association: false })).toEqual([attachment, propagation]);
  expect(imports({ attachment: "tr-attach-1", propagation: false, routes: true })).toEqual([
    attachment,
    association,
    route,
  ]);
});

test.each<[Parameters<typeof importedRoutes>, string | undefined]>([
  [[undefined], undefined],
  [[undefined, "vco-1"], undefined],
  [[{}, "vco-1"], undefined],
  [[{ connection: "vco-2" }], "vco-2"],
  [[{ connection: "vco-2" }, "vco-1"], "vco-2"],
  [[{ connection: "vco-2", routes: false }], undefined],
  [[{ routes: true }, "vco-1"], "vco-1"],
])("with %j the routes of %s are taken over", (given, connection) => {
  expect(importedRoutes(...given)).toBe(connection);
});
