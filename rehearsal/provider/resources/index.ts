import type { ResourceType } from "../resource";
import { serviceLinkedRole, vpc, vpcBlock, vswitch } from "./around";
import * as attachments from "./attachments";
import * as cen from "./cen";
import * as routing from "./routing";
import * as vpn from "./vpn";
import * as vpnRoutes from "./vpn-routes";

/** How the provider handles the types that the cloud simulates. */
export const RESOURCES: Readonly<Record<string, ResourceType>> = {
  alicloud_cen_instance: cen.cenInstance,
  alicloud_cen_instance_attachment: cen.instanceAttachment,
  alicloud_cen_route_map: routing.routeMap,
  alicloud_cen_transit_router: cen.transitRouter,
  alicloud_cen_transit_router_cidr: cen.transitRouterCidr,
  alicloud_cen_transit_router_grant_attachment: cen.grant,
  alicloud_cen_transit_router_peer_attachment: attachments.peerAttachment,
  alicloud_cen_transit_router_route_entry: routing.routeEntry,
  alicloud_cen_transit_router_route_table: routing.routeTable,
  alicloud_cen_transit_router_route_table_association: routing.association,
  alicloud_cen_transit_router_route_table_propagation: routing.propagation,
  alicloud_cen_transit_router_vbr_attachment: attachments.vbrAttachment,
  alicloud_cen_transit_router_vpc_attachment: attachments.vpcAttachment,
  alicloud_cen_transit_router_vpn_attachment: attachments.vpnAttachment,
  alicloud_resource_manager_service_linked_role: serviceLinkedRole,
  alicloud_vpc: vpc,
  alicloud_vpc_ipv4_cidr_block: vpcBlock,
  alicloud_vpn_connection: vpn.vpnConnection,
  alicloud_vpn_customer_gateway: vpn.customerGateway,
  alicloud_vpn_gateway: vpn.vpnGateway,
  alicloud_vpn_gateway_vco_route: vpnRoutes.vcoRoute,
  alicloud_vpn_gateway_vpn_attachment: vpn.vpnAttachment,
  alicloud_vpn_pbr_route_entry: vpnRoutes.policyRouteEntry,
  alicloud_vpn_route_entry: vpnRoutes.routeEntry,
  alicloud_vswitch: vswitch,
};
