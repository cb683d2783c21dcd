import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "../app";
import { temporaryFolder } from "./setup/files";
import { addresses, readStack } from "./setup/synth";

// The Terraform addresses of the examples are a public contract: another address is another resource.
const INVENTORY: Record<string, string[]> = {
  "protected-flows.yaml": [
    "alicloud_cen_transit_router_route_table_association.lab__main",
    "alicloud_cen_transit_router_route_table_propagation.lab__main",
    "alicloud_cen_transit_router_vpn_attachment.lab__main",
    "alicloud_vpn_customer_gateway.lab__asa",
    "alicloud_vpn_gateway_vpn_attachment.lab__main",
    "data.alicloud_cen_transit_router_route_tables.transit-router",
    "data.alicloud_vpn_gateway_vpn_attachments.lab__main",
    "terraform_data.placeholder-keys",
  ],
  "static-routes.yaml": [
    "alicloud_cen_transit_router_route_table_association.warehouse__main",
    "alicloud_cen_transit_router_route_table_propagation.warehouse__main",
    "alicloud_cen_transit_router_vpn_attachment.warehouse__main",
    "alicloud_vpn_customer_gateway.warehouse__fw",
    "alicloud_vpn_gateway_vco_route.warehouse__main__192-168-20-0-24",
    "alicloud_vpn_gateway_vco_route.warehouse__main__192-168-21-0-24",
    "alicloud_vpn_gateway_vpn_attachment.warehouse__main",
    "data.alicloud_cen_transit_router_route_tables.transit-router",
    "data.alicloud_vpn_gateway_vpn_attachments.warehouse__main",
    "terraform_data.placeholder-keys",
  ],
  "two-routers.yaml": [
    "alicloud_cen_transit_router_cidr.transit-router__10-255-1-0-24",
    "alicloud_cen_transit_router_route_table_association.plant__first",
    "alicloud_cen_transit_router_route_table_association.plant__second",
    "alicloud_cen_transit_router_route_table_propagation.plant__first",
    "alicloud_cen_transit_router_route_table_propagation.plant__second",
    "alicloud_cen_transit_router_vpn_attachment.plant__first",
    "alicloud_cen_transit_router_vpn_attachment.plant__second",
    "alicloud_vpn_customer_gateway.plant__a",
    "alicloud_vpn_customer_gateway.plant__b",
    "alicloud_vpn_gateway_vpn_attachment.plant__first",
    "alicloud_vpn_gateway_vpn_attachment.plant__second",
    "data.alicloud_cen_transit_router_route_tables.transit-router",
    "data.alicloud_vpn_gateway_vpn_attachments.plant__first",
    "data.alicloud_vpn_gateway_vpn_attachments.plant__second",
    "terraform_data.placeholder-keys",
  ],
};

test("every example has its inventory", () => {
  expect(readdirSync("examples/environments").sort()).toEqual(Object.keys(INVENTORY));
});

test.each(Object.keys(INVENTORY))("%s builds without a finding, at its addresses", (file) => {
  const { folder, environments, judgement } = build({
    files: [join("examples/environments", file)],
    outdir: temporaryFolder(),
  });
  expect(judgement).toMatchObject({ findings: [], undecided: [] });
  expect(addresses(readStack(folder, `${environments[0]?.name}-sites`))).toEqual(INVENTORY[file]);
});
