import { environment, life } from "../setup/life";

// Real Terraform and the simulated cloud: a hub and its sites.

const LAB = `
name: lab
region: eu-central-1
tags: {team: network}
transitRouter:
  cen: {name: backbone}
  cidrs: [10.255.0.0/24]
  routeTables: {spokes: {}, shared: {}}
  transit: [vpn, vbr]
defaults: {bgp: {localAsn: 64512}}
sites:
  berlin:
    customerGateways: {fw: {ip: 203.0.113.10, asn: 65010}}
    connections:
      main:
        routeTable: spokes
        propagate: [default, spokes]
        payer: cen-owner
        attachment: {name: berlin-on-hub, description: Berlin's only line}
        tunnels:
          1: {customerGateway: fw, insideCidr: 169.254.10.0/30}
          2: {customerGateway: fw, insideCidr: 169.254.10.4/30}
`;

const REPLACED = ["delete", "create"];

describe("a hub that is made with its sites", () => {
  const lab = life();
  const RELABELLED = [
    ["routeTable: spokes", "routeTable: shared"],
    ["[default, spokes]", "[default, spokes, shared]"],
    ["payer: cen-owner", "payer: resource-owner"],
    ["Berlin's only line", "Berlin"],
  ] as const;

  test("exists after one apply of each stack, and then nothing changes", async () => {
    expect(await lab.apply(environment(LAB))).toEqual({ add: 11 + 6, change: 0, destroy: 0 });
    expect(await lab.plan(environment(LAB))).toEqual({ add: 0, change: 0, destroy: 0 });
  });

  test("another associated table replaces only the association", async () => {
    const edited = environment(LAB, ["routeTable: spokes", "routeTable: shared"]);
    expect(await lab.changes(edited)).toEqual({
      "alicloud_cen_transit_router_route_table_association.berlin__main": REPLACED,
    });
    expect(await lab.apply(edited)).toEqual({ add: 1, change: 0, destroy: 1 });
    expect(await lab.plan(edited)).toEqual({ add: 0, change: 0, destroy: 0 });
  });

  test("another learning table, a payer and labels change nothing else", async () => {
    const edited = environment(LAB, ...RELABELLED);
    expect(await lab.changes(edited)).toEqual({
      "alicloud_cen_transit_router_route_table_propagation.berlin__main__shared": ["create"],
      "alicloud_cen_transit_router_vpn_attachment.berlin__main": [
        "order_type",
        "transit_router_attachment_description",
      ],
    });
    await lab.apply(edited);
  });

  test("a new table at the end does not change the route maps of others", async () => {
    const edited = environment(LAB, ...RELABELLED, ["shared: {}", "shared: {}, lab: {transit: [vpn]}"]);
    expect(await lab.changes(edited)).toEqual({
      "alicloud_cen_route_map.transit-router__lab__from-vpn": ["create"],
      "alicloud_cen_transit_router_route_table.transit-router__lab": ["create"],
    });
  });

  test("a renamed table stays the same, in the hub and for its sites", async () => {
    const edited = environment(
      LAB,
      ["routeTable: spokes", "routeTable: shared"],
      ["[default, spokes]", "[default, leaves, shared]"],
      ["payer: cen-owner", "payer: resource-owner"],
      ["Berlin's only line", "Berlin"],
      ["spokes: {}", "leaves: {formerly: [spokes]}"],
    );
    expect(await lab.apply(edited)).toMatchObject({ add: 0, destroy: 0 });
    expect(await lab.plan(edited)).toEqual({ add: 0, change: 0, destroy: 0 });
  });

  test("leaves nothing when sites and then hub are destroyed", async () => {
    expect(await lab.destroy()).toEqual([]);
  });
});

describe("a site that moves to another transit router", () => {
  const OLD = `
name: move
region: eu-central-1
transitRouter: {cen: cen-abc123, id: tr-old, cidrs: existing}
sites:
  berlin:
    customerGateways: {fw: {ip: 203.0.113.10}}
    connections:
      main:
        routes: [192.168.1.0/24]
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}
`;
  const site = life();

  test("leaves the old one before it joins the new one, and keeps its connection", async () => {
    await site.apply(environment(OLD));
    const moved = environment(OLD, ["cen-abc123, id: tr-old", "cen-def456, id: tr-new"]);
    expect(await site.changes(moved)).toEqual({
      "alicloud_cen_transit_router_route_table_association.berlin__main": REPLACED,
      "alicloud_cen_transit_router_route_table_propagation.berlin__main__default": REPLACED,
      "alicloud_cen_transit_router_vpn_attachment.berlin__main": REPLACED,
      "alicloud_vpn_gateway_vco_route.berlin__main__192-168-1-0-24": REPLACED,
    });
    await site.apply(moved);
    expect(await site.plan(moved)).toEqual({ add: 0, change: 0, destroy: 0 });
    expect(await site.destroy()).toEqual([]);
  });

  test("does not join a Basic Edition transit router, or a missing one", async () => {
    await expect(site.plan(environment(OLD, ["tr-old", "tr-basic1"]))).rejects.toThrow(
      "tr-basic1 is of the Basic Edition, which accepts no VPN attachments",
    );
    const elsewhere = environment(OLD, ["tr-old", "tr-new"]); // which is in cen-def456
    await expect(site.plan(elsewhere)).rejects.toThrow("cen-abc123 has no transit router tr-new in this region");
  });
});
