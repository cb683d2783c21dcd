import { type Json, patch, resources, site, stack } from "./fixtures";

const ROUTER = "alicloud_cen_transit_router.main";
const CONNECTION = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main";
const TUNNELS = `${CONNECTION}/tunnel_options_specification`;
/** The attachment's reference to its connection. */
export const VPN_ID = "resource/alicloud_cen_transit_router_vpn_attachment/shanghai__main/vpn_id";

const changes = (json: Json, values: Readonly<Record<string, Json[string]>>): Json =>
  Object.entries(values).reduce((changed, [path, value]) => patch(changed, path, value), json);

/** A stack with many faults at once, across regions and accounts. */
export const muchWrong = stack(
  {
    provider: {
      alicloud: [
        { region: "cn-hangzhou" },
        { alias: "far", region: "cn-beijing" },
        { alias: "owner", region: "cn-hangzhou" },
      ],
    },
  },
  resources({
    alicloud_cen_instance: { main: {} },
    alicloud_cen_transit_router: { main: { provider: "alicloud.far", cen_id: "${alicloud_cen_instance.main.id}" } },
    alicloud_cen_transit_router_cidr: {
      main: { transit_router_id: `\${${ROUTER}.transit_router_id}`, cidr: "10.255.0.0/24" },
    },
    alicloud_cen_transit_router_route_table: { main: { transit_router_id: `\${${ROUTER}.id}` } },
    alicloud_cen_transit_router_vbr_attachment: {
      line: { vbr_id: "vbr-1", cen_id: "${alicloud_cen_instance.main.id}" },
    },
    alicloud_cen_route_map: {
      main: {
        ...{ cen_id: "cen-1", cen_region_id: "cn-hangzhou", transmit_direction: "RegionOut", map_result: "Permit" },
        ...{ priority: 1, source_child_instance_types: ["VPN"], destination_child_instance_types: ["VBR"] },
        destination_cidr_blocks: ["10.9.0.0/16"],
      },
    },
    alicloud_vpn_customer_gateway: {
      dotted: { ip_address: "203.0.113.10", asn: "1.10" },
      empty: { provider: "alicloud.owner", ip_address: "203.0.113.10", asn: "" },
    },
    alicloud_cen_transit_router_grant_attachment: {
      main: {
        ...{ provider: "alicloud.owner", cen_id: "cen-1", cen_owner_id: "1234567890123456", instance_type: "VPC" },
        instance_id: "${alicloud_vpn_gateway_vpn_attachment.shanghai__main.id}",
      },
    },
  }),
  changes(site("shanghai", { transitRouter: "${alicloud_cen_transit_router_cidr.main.transit_router_id}" }), {
    [`${CONNECTION}/network_type`]: "private",
    [`${TUNNELS}/0/tunnel_ike_config`]: { ike_version: "ikev2" },
    [`${TUNNELS}/1/customer_gateway_id`]: "${alicloud_vpn_customer_gateway.empty.id}",
  }),
);
