import { environment, life } from "../setup/life";

const FILE = `
name: dev
region: eu-central-1
transitRouter: {cen: cen-abc, id: tr-abc, cidrs: existing}
vpnGateways:
  edge: {vpc: vpc-abc, vswitches: [vsw-a, vsw-b], bandwidth: 100}
defaults: {guardKeys: false}
tags: {team: network}
sites:
  office:
    customerGateways:
      fw: {ip: 203.0.113.10, asn: 65010}
      shared: {id: cgw-shared}
    connections:
      main:
        routes: [192.168.1.0/24, 192.168.2.0/24]
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: shared}}
      custom:
        bgp: {localAsn: 64512}
        routeTable: vtb-abc
        tunnels:
          1: {customerGateway: fw, insideCidr: 169.254.10.0/30}
          2: {customerGateway: fw, insideCidr: 169.254.10.4/30}
      gateway:
        vpnGateway: edge
        routes: [192.168.3.0/24, {to: 192.168.4.0/24, from: 10.0.0.0/16}]
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}
      foreign: {id: vco-foreign, routes: [192.168.5.0/24]}
`;

const stack = life();

test("existing objects are only used, by id, and everything else is made", async () => {
  expect(await stack.apply(environment(FILE))).toEqual({ add: 19, change: 0, destroy: 0 });
  expect(await stack.plan(environment(FILE))).toEqual({ add: 0, change: 0, destroy: 0 });
  const ids = Object.keys(await stack.ids());
  expect(ids).toContain("alicloud_cen_transit_router_vpn_attachment.office__foreign");
  expect(ids).toContain("alicloud_vpn_gateway_vco_route.office__foreign__192-168-5-0-24");
  expect(ids).not.toContain("alicloud_vpn_gateway_vpn_attachment.office__foreign");
  expect(ids).not.toContain("alicloud_vpn_customer_gateway.office__shared");
});

test("a whole running site is imported, and nothing is made or destroyed", async () => {
  const ids = await stack.ids();
  const id = (address: string) => {
    expect(ids).toHaveProperty([address]);
    return ids[address];
  };
  const attachment = (name: string) => id(`alicloud_cen_transit_router_vpn_attachment.office__${name}`);
  const connection = (name: string) => id(`alicloud_vpn_gateway_vpn_attachment.office__${name}`);
  const both = (name: string) => `import: {connection: ${connection(name)}, attachment: ${attachment(name)}}`;
  const file = environment(
    FILE,
    ["asn: 65010}", `asn: 65010, import: ${id("alicloud_vpn_customer_gateway.office__fw")}}`],
    ["bandwidth: 100}", `bandwidth: 100, import: ${id("alicloud_vpn_gateway.edge")}}`],
    ["      main:\n", `      main:\n        ${both("main")}\n`],
    ["      custom:\n", `      custom:\n        ${both("custom")}\n`],
    [
      "gateway:\n        v",
      `gateway:\n        import: {connection: ${id("alicloud_vpn_connection.office__gateway")}}\n        v`,
    ],
    ["id: vco-foreign,", `id: vco-foreign, import: {attachment: ${attachment("foreign")}, routes: true},`],
  );
  const adopting = stack.again();
  // Terraform counts three connections as changed, because their PSKs become sensitive in the state.
  expect(await adopting.plan(file)).toEqual({ import: 19, add: 0, change: 3, destroy: 0 });
  await adopting.apply(file);
  expect(await adopting.plan(file)).toEqual({ add: 0, change: 0, destroy: 0 });
  expect(Object.keys(await adopting.ids())).toEqual(Object.keys(ids));
  expect(await adopting.ids()).toEqual(ids);
});

test("a missing part is made beside imported ones", async () => {
  const ids = await stack.ids();
  const file = environment(FILE, [
    "id: vco-foreign,",
    `id: vco-foreign, import: {attachment: ${ids["alicloud_cen_transit_router_vpn_attachment.office__foreign"]}, propagation: false},`,
  ]);
  const { import: imported, add } = await stack.again().plan(file);
  expect([imported, add]).toEqual([2, 17]);
});

test("renamed sites, connections, devices and VPN gateways keep their objects", async () => {
  const renamed = environment(
    FILE,
    ["  edge: {", "  border: {formerly: [edge], "],
    ["vpnGateway: edge", "vpnGateway: border"],
    ["  office:\n", "  berlin:\n    formerly: [office]\n"],
    ["      main:\n", "      first:\n        formerly: [main]\n"],
    ["      fw: {", "      wall: {formerly: [fw], "],
    ...Array.from({ length: 5 }, () => ["customerGateway: fw", "customerGateway: wall"] as const),
  );
  const before = Object.values(await stack.ids());
  const { add, destroy } = await stack.apply(renamed);
  expect({ add, destroy }).toEqual({ add: 0, destroy: 0 });
  expect(await stack.plan(renamed)).toEqual({ add: 0, change: 0, destroy: 0 });
  const after = await stack.ids();
  expect(Object.values(after).sort()).toEqual(before.sort());
  expect(Object.keys(after).filter((address) => /office|main|fw|edge$/.test(address))).toEqual([]);
});

test("a second rename before the first was applied everywhere finds either name", async () => {
  const twice = environment(
    FILE,
    ["  edge: {", "  rim: {formerly: [edge, border], "],
    ["vpnGateway: edge", "vpnGateway: rim"],
    ["  office:\n", "  paris:\n    formerly: [office, berlin]\n"],
    ["      main:\n", "      one:\n        formerly: [main, first]\n"],
    ["      fw: {", "      door: {formerly: [fw, wall], "],
    ...Array.from({ length: 5 }, () => ["customerGateway: fw", "customerGateway: door"] as const),
  );
  expect(await stack.apply(twice)).toMatchObject({ add: 0, destroy: 0 });
  const fresh = stack.again();
  expect((await fresh.plan(twice)).add).toBe(19);
});

test("destroy leaves what existed before", async () => {
  expect(await stack.destroy()).toEqual([]);
});
