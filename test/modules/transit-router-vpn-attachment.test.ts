import { TerraformVariable } from "cdktf";
import {
  CustomerGateway,
  TransitRouter,
  TransitRouterGrant,
  TransitRouterVpnAttachment,
  type TransitRouterVpnAttachmentProps,
} from "../../modules";
import { addresses, resourceOf, type StackJson, synthesizeStack } from "../setup/synth";
import { otherProvider, refused } from "./props";

const TYPE = "alicloud_cen_transit_router_vpn_attachment";
const connection = { ipsecConnectionId: "vco-1" };
const routeTables = { spokes: { id: "vtb-1", formerly: ["old"] } };

type Change = Partial<TransitRouterVpnAttachmentProps>;

/** A stack with one attachment. */
const build = (change: Change = {}, look: (attachment: TransitRouterVpnAttachment) => string = () => "xx") =>
  synthesizeStack((stack) => {
    const ids = { transitRouterId: "tr-1", cenId: "cen-1", checkEdition: false };
    const transitRouter = TransitRouter.fromIds(stack, "hub", { ...ids, routeTables, terraformName: "hub" });
    const props = { connection, transitRouter, terraformName: "main", source: "a.csv:1:1", ...change };
    const description = look(new TransitRouterVpnAttachment(stack, "main", props));
    new CustomerGateway(stack, "shown", { ip: "203.0.113.10", description, terraformName: "shown" });
  });

const member = (json: StackJson, kind: string, name: string) =>
  resourceOf(json, `alicloud_cen_transit_router_route_table_${kind}.${name}`);

test("an attachment is associated with, and propagates to, the default table", () => {
  const json = build({}, (attachment) => {
    expect(attachment.address).toBe(`${TYPE}.main`);
    return `x ${attachment.attachmentId} ${attachment.attachedConnectionId}`;
  });
  expect(resourceOf(json, `${TYPE}.main`)).toEqual({
    vpn_id: "vco-1",
    transit_router_id: "tr-1",
    cen_id: "cen-1",
    auto_publish_route_enabled: true,
    charge_type: "POSTPAY",
    depends_on: [],
  });
  const table = {
    transit_router_attachment_id: `\${${TYPE}.main.id}`,
    transit_router_route_table_id: expect.any(String),
  };
  expect(member(json, "association", "main")).toEqual(table);
  expect(member(json, "propagation", "main__default")).toEqual(table);
  expect(resourceOf(json, "alicloud_vpn_customer_gateway.shown").description).toBe(
    `x \${${TYPE}.main.id} \${${TYPE}.main.vpn_id}`,
  );
  expect(json).not.toHaveProperty("import");
});

test("an attachment writes all its props", () => {
  const json = build({
    name: "main",
    description: "the d${x}",
    tags: { a: "${b}" },
    zoneId: "cn-hangzhou-h",
    advertise: false,
    payer: "cen-owner",
    routeTable: "spokes",
    propagate: ["default", "spokes", "vtb-9"],
    formerTerraformNames: ["first"],
  });
  expect(resourceOf(json, `${TYPE}.main`)).toEqual({
    vpn_id: "vco-1",
    transit_router_id: "tr-1",
    cen_id: "cen-1",
    zone: [{ zone_id: "cn-hangzhou-h" }],
    transit_router_vpn_attachment_name: "main",
    transit_router_attachment_description: "the d$${x}",
    auto_publish_route_enabled: false,
    charge_type: "POSTPAY",
    order_type: "PayByCenOwner",
    tags: { a: "$${b}" },
    depends_on: [],
  });
  expect(member(json, "association", "main")).toMatchObject({ transit_router_route_table_id: "vtb-1" });
  expect(addresses(json).filter((address) => address.includes("propagation"))).toEqual([
    "alicloud_cen_transit_router_route_table_propagation.main__default",
    "alicloud_cen_transit_router_route_table_propagation.main__spokes",
    "alicloud_cen_transit_router_route_table_propagation.main__vtb-9",
  ]);
  expect(member(json, "propagation", "main__vtb-9")).toMatchObject({ transit_router_route_table_id: "vtb-9" });
  const moved = (json as { moved?: { from: string }[] }).moved?.map(({ from }) => from) ?? [];
  expect(moved).toContain(`${TYPE}.first`);
  expect(moved).toContain("alicloud_cen_transit_router_route_table_propagation.main__old");
});

test.each<[Change, string[]]>([
  [{ associate: false, propagate: false }, []],
  [{ associate: true, propagate: true, routeTable: "spokes" }, ["association.main", "propagation.main__spokes"]],
  [{ propagate: [] }, ["association.main"]],
  [{ associate: false }, ["propagation.main__default"]],
])("with %j there are: %j", (change, members) => {
  const prefix = "alicloud_cen_transit_router_route_table_";
  expect(
    addresses(build(change)).flatMap((address) => (address.startsWith(prefix) ? [address.slice(prefix.length)] : [])),
  ).toEqual(members);
});

describe("an imported attachment", () => {
  const imported = (change: Change) =>
    (
      build({ importId: "tr-attach-1", routeTable: "spokes", ...change }) as { import?: { id: string; to: string }[] }
    ).import?.map(({ id, to }) => `${to.split(".")[0]?.replace("alicloud_cen_transit_router_", "")} ${id}`);

  test("is imported with its association and its propagations", () => {
    const [attachment, association, propagation] = [
      "vpn_attachment tr-attach-1",
      "route_table_association tr-attach-1:vtb-1",
      "route_table_propagation tr-attach-1:vtb-1",
    ];
    expect(imported({})).toEqual([attachment, association, propagation]);
    expect(imported({ importAssociation: false })).toEqual([attachment, propagation]);
    expect(imported({ importPropagation: false })).toEqual([attachment, association]);
  });

  test("may have labels that the cloud would refuse for a new one", () => {
    expect(() => build({ importId: "tr-attach-1", name: "x" })).not.toThrow();
    expect(() => build({ name: "x" })).toThrow("“x” is not such a name");
  });
});

test("an attachment depends on its transit router's requirements, and on the owner's grant", () => {
  const json = synthesizeStack((stack) => {
    const ids = { transitRouterId: "tr-1", cenId: "cen-1", accountId: "222", checkEdition: false };
    const transitRouter = TransitRouter.fromIds(stack, "hub", { ...ids, cidrs: ["10.0.0.0/24"], terraformName: "hub" });
    const shared = { connection, transitRouter };
    const grant = new TransitRouterGrant(stack, "grant", {
      ...shared,
      connectionOwnerId: "111",
      terraformName: "grant",
    });
    new TransitRouterVpnAttachment(stack, "main", { ...shared, grant, terraformName: "main" });
  });
  expect(resourceOf(json, `${TYPE}.main`)).toMatchObject({
    vpn_owner_id: "111",
    depends_on: [
      "alicloud_cen_transit_router_cidr.hub__10-0-0-0-24",
      "alicloud_cen_transit_router_grant_attachment.grant",
    ],
  });
});

test("the transit router's provider makes the attachment by default, and the connection's provider looks up its gateways", () => {
  const made = (own: boolean) =>
    synthesizeStack((stack) => {
      const provider = otherProvider(stack);
      const ids = { transitRouterId: "tr-1", cenId: "cen-1", checkEdition: false };
      const transitRouter = TransitRouter.fromIds(stack, "hub", { ...ids, ...(own ? {} : { provider }) });
      const of = { connection: { ...connection, provider }, transitRouter, terraformName: "main" };
      const attachment = new TransitRouterVpnAttachment(stack, "main", { ...of, ...(own ? { provider } : {}) });
      expect(attachment.gatewayAddresses).toBe(attachment.gatewayAddresses);
    });
  for (const json of [made(true), made(false)]) {
    expect(resourceOf(json, `${TYPE}.main`)).toMatchObject({ provider: "alicloud.other" });
    expect(member(json, "propagation", "main__default")).toMatchObject({ provider: "alicloud.other" });
    expect(json.data?.alicloud_vpn_gateway_vpn_attachments?.main).toMatchObject({ provider: "alicloud.other" });
  }
  expect(resourceOf(build(), `${TYPE}.main`)).not.toHaveProperty("provider");
});

test("the gateways are looked up on first use, after the connection is attached", () => {
  expect(build().data).not.toHaveProperty("alicloud_vpn_gateway_vpn_attachments");
  const lookup = build({}, ({ gatewayAddresses }) => `x${gatewayAddresses[1]}`).data
    ?.alicloud_vpn_gateway_vpn_attachments;
  expect(lookup?.main).toMatchObject({ ids: ["vco-1"], depends_on: [`${TYPE}.main`] });
  expect(lookup?.main).not.toHaveProperty("provider");
});

test("all problems are reported at once", () => {
  const wrong = (change: object) =>
    refused((stack) => {
      const transitRouter = TransitRouter.fromIds(stack, "hub", { transitRouterId: "tr-1", cenId: "cen-1" });
      const propagate = [new TerraformVariable(stack, "table", {}).stringValue];
      new TransitRouterVpnAttachment(stack, "main", { connection, transitRouter, propagate, ...change });
    });
  expect(wrong({ name: "x", payer: "me", importId: "y", routeTable: "A B", propagate: true })).toEqual([
    "routeTable: “A B” is not a route table. Allowed: default, a name of transitRouter.routeTables, or the id of a route table, vtb-…",
    "payer: “me” is not allowed. Allowed: cen-owner, resource-owner.",
    "importId: “y” is not such an id. Allowed: the id of an attachment, tr-attach-…",
  ]);
  expect(wrong({})).toEqual([
    "propagate: the value is a token, but a Terraform address needs it. Allowed: a value that is known now. Fix: name it: TransitRouter.fromIds(…, {routeTables: {NAME: {id: …}}}).",
  ]);
});
