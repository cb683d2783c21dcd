import { CustomerGateway, TransitRouter, TransitRouterGrant } from "../../modules";
import { resourceOf, synthesizeStack } from "../setup/synth";
import { refused } from "./props";

const connection = { ipsecConnectionId: "vco-1" };
const router = { transitRouterId: "tr-1", cenId: "cen-1", accountId: "222" };

test("a grant names both accounts, and the payer", () => {
  const json = synthesizeStack((stack) => {
    const transitRouter = TransitRouter.fromIds(stack, "hub", router);
    const props = { connection, connectionOwnerId: "111", transitRouter };
    const grant = new TransitRouterGrant(stack, "grant", { ...props, payer: "resource-owner", terraformName: "grant" });
    expect(grant.connectionOwnerId).toBe("111");
    const [first, ...more] = grant.dependables;
    expect([first?.fqn, more]).toEqual([expect.any(String), []]);
    const description = `waits for ${first?.fqn}`;
    new CustomerGateway(stack, "shown", { ip: "203.0.113.10", description, terraformName: "shown" });
    new TransitRouterGrant(stack, "plain", { ...props, terraformName: "plain" });
  });
  expect(resourceOf(json, "alicloud_vpn_customer_gateway.shown")).toMatchObject({
    description: "waits for ${alicloud_cen_transit_router_grant_attachment.grant}",
  });
  const plain = { cen_id: "cen-1", cen_owner_id: "222", instance_id: "vco-1", instance_type: "VPN" };
  const grant = (name: string) => resourceOf(json, `alicloud_cen_transit_router_grant_attachment.${name}`);
  expect(grant("plain")).toEqual(plain);
  expect(grant("grant")).toEqual({ ...plain, order_type: "PayByResourceOwner" });
});

test("both accounts must be known", () => {
  const build = (connectionOwnerId: string, { accountId, ...ids }: Partial<typeof router> & { accountId?: string }) =>
    refused((stack) => {
      const transitRouter = TransitRouter.fromIds(stack, "hub", { ...router, ...ids, accountId: accountId as string });
      new TransitRouterGrant(stack, "grant", { connection, connectionOwnerId, transitRouter });
    });
  const digits = 'Allowed: digits, in quotes, such as "1234567890123456".';
  expect(build("x", {})).toEqual([
    `connectionOwnerId: “x” is not the id of an account. ${digits}`,
    "transitRouter: the account of the transit router is not known. Allowed: a transit router with an accountId.",
  ]);
  expect(build("111", { accountId: "y" })).toEqual([`transitRouter: “y” is not the id of an account. ${digits}`]);
});
