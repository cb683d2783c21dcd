import type { ResourceType } from "../resource";
import { serviceLinkedRole, vpc, vpcBlock, vswitch } from "./around";
import * as cen from "./cen";
import * as vpn from "./vpn";

/** How the provider handles the types that the cloud simulates. */
export const RESOURCES: Readonly<Record<string, ResourceType>> = {
  alicloud_cen_instance: cen.cenInstance,
  alicloud_cen_route_map: cen.routeMap,
  alicloud_cen_transit_router: cen.transitRouter,
  alicloud_cen_transit_router_cidr: cen.transitRouterCidr,
  alicloud_cen_transit_router_grant_attachment: cen.grant,
  alicloud_cen_transit_router_peer_attachment: cen.peerAttachment,
  alicloud_cen_transit_router_route_entry: cen.routeEntry,
  alicloud_cen_transit_router_route_table: cen.routeTable,
  alicloud_cen_transit_router_route_table_association: cen.association,
  alicloud_cen_transit_router_route_table_propagation: cen.propagation,
  alicloud_cen_transit_router_vbr_attachment: cen.vbrAttachment,
  alicloud_cen_transit_router_vpc_attachment: cen.vpcAttachment,
  alicloud_cen_transit_router_vpn_attachment: cen.vpnAttachment,
  alicloud_resource_manager_service_linked_role: serviceLinkedRole,
  alicloud_vpc: vpc,
  alicloud_vpc_ipv4_cidr_block: vpcBlock,
  alicloud_vpn_connection: vpn.vpnConnection,
  alicloud_vpn_customer_gateway: vpn.customerGateway,
  alicloud_vpn_gateway: vpn.vpnGateway,
  alicloud_vpn_gateway_vco_route: vpn.vcoRoute,
  alicloud_vpn_gateway_vpn_attachment: vpn.vpnAttachment,
  alicloud_vpn_pbr_route_entry: vpn.policyRouteEntry,
  alicloud_vpn_route_entry: vpn.routeEntry,
  alicloud_vswitch: vswitch,
};
