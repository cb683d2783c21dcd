import { environment, life } from "../setup/life";

// Real Terraform and the simulated cloud: one account has the transit router, others have the connections.

const TWO = `
name: two
serviceLinkedRole: true
region: eu-central-1
accounts:
  default: {id: "1111111111111111", type: china}
  network: {role: "acs:ram::2222222222222222:role/cenvpn", type: china}
  branch: {variables: branch, id: "3333333333333333"}
transitRouter:
  cen: {}
  account: network
  cidrs: [10.255.0.0/24]
  routeTables: {spokes: {}}
defaults: {routeTable: spokes, propagate: [default, spokes]}
sites:
  berlin:
    customerGateways: {fw: {ip: 203.0.113.10}}
    connections:
      main:
        routes: [192.168.1.0/24]
        payer: cen-owner
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}
  paris:
    account: branch
    customerGateways: {fw: {ip: 10.30.0.1}}
    connections:
      main:
        network: private
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}
  hq:
    account: network
    customerGateways: {fw: {ip: 203.0.113.30}}
    connections:
      main:
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}
`;

const two = life();

test("each account has its own resources, and grants come before attachments", async () => {
  await two.apply(environment(TWO));
  expect(await two.plan(environment(TWO))).toEqual({ add: 0, change: 0, destroy: 0 });
  const owners = (type: string) =>
    two.rehearsal
      .created()
      .filter((object) => object.type === type)
      .map(({ account }) => account[0])
      .sort()
      .join("");
  expect({
    roles: owners("alicloud_resource_manager_service_linked_role"),
    connections: owners("alicloud_vpn_gateway_vpn_attachment"),
    gateways: owners("alicloud_vpn_customer_gateway"),
    routes: owners("alicloud_vpn_gateway_vco_route"),
    grants: owners("alicloud_cen_transit_router_grant_attachment"),
    attachments: owners("alicloud_cen_transit_router_vpn_attachment"),
    associations: owners("alicloud_cen_transit_router_route_table_association"),
    propagations: owners("alicloud_cen_transit_router_route_table_propagation"),
    tables: owners("alicloud_cen_transit_router_route_table"),
    transitRouters: owners("alicloud_cen_transit_router"),
  }).toEqual({
    roles: "123",
    connections: "123",
    gateways: "123",
    routes: "1",
    grants: "13",
    attachments: "222",
    associations: "222",
    propagations: "222222",
    tables: "2",
    transitRouters: "2",
  });
});

test("the grant and the attachment name another payer", async () => {
  const edited = environment(TWO, ["payer: cen-owner", "payer: resource-owner"]);
  expect(await two.changes(edited)).toEqual({
    "alicloud_cen_transit_router_grant_attachment.berlin__main": ["order_type"],
    "alicloud_cen_transit_router_vpn_attachment.berlin__main": ["order_type"],
  });
});

test("grants are revoked after their connections are detached", async () => {
  expect(await two.destroy()).toEqual([]);
});
