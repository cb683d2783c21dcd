/** By rule: the one thing that is wrong with what fails in `cases`, and where; no argument where no one is at fault. */
export const complaints: Readonly<Record<string, { readonly argument?: string; readonly message: string }>> = {
  "auto-publish-explicit": {
    argument: "auto_publish_route_enabled",
    message: "auto_publish_route_enabled is not given",
  },
  "customer-gateways-per-region": { message: "cn-hangzhou has 101 customer gateways: 1 too many" },
  "customer-gateways-distinct": {
    argument: "ip_address",
    message: "45.106.255.10 is also the address of alicloud_vpn_customer_gateway.shanghai__edge-1",
  },
  "ecmp-paths": {
    message:
      "17 connections lead from tr-abc123 to 10.1.0.0/16: 1 too many; whether the cloud counts connections or tunnels, by prefix or by site, is not documented",
  },
  "enterprise-edition": { argument: "type", message: "the transit router is a Basic Edition one" },
  "forwards-nothing": { message: "the connection has neither BGP nor static routes nor protected flows" },
  ids: { argument: "tunnels.2.customer_gateway_id", message: "“vco-abc123” is not such an id" },
  "inside-cidrs-per-customer-gateway": {
    argument: "tunnels.2.bgp.tunnel_cidr",
    message:
      "169.254.10.4/30 is also an inside CIDR of alicloud_vpn_gateway_vpn_attachment.chengdu__main at the same customer gateway",
  },
  "inside-cidrs-per-vpn-gateway": {
    argument: "tunnels.2.bgp.tunnel_cidr",
    message: "169.254.20.0/30 is also an inside CIDR of alicloud_vpn_connection.branch__main at the same VPN gateway",
  },
  "limit-override": { message: "vpnAttachmentsPerTransitRouter is raised without a reason" },
  "load-balancing-mix": {
    argument: "tunnels.2.customer_gateway_id",
    message:
      "connections lead to dev-sites/alicloud_vpn_customer_gateway.shanghai__edge-1 from this VPN gateway and from a transit router",
  },
  "no-health-check-on-dual-tunnel": {
    argument: "health_check_config",
    message: "the connection has a health check beside its two tunnels",
  },
  "no-vpn-connection-on-transit-router": {
    argument: "vpn_id",
    message: "alicloud_vpn_connection.office__main lives on a VPN gateway and cannot be attached to a transit router",
  },
  "no-zone-on-dual-tunnel": {
    argument: "zone",
    message: "the attachment names a zone, but alicloud_vpn_gateway_vpn_attachment.shanghai__main has two tunnels",
  },
  "private-over-vbr": {
    message: "the connection is private, but alicloud_cen_transit_router.main has no Express Connect line",
  },
  "propagation-present": { message: "no route table learns the attachment's routes" },
  region: { argument: "provider.alicloud.region", message: "cn-fuzhou has IPsec on VPN gateways only" },
  "route-map-priorities-distinct": {
    argument: "priority",
    message: "10 is also the priority of alicloud_cen_route_map.back",
  },
  "same-region": {
    argument: "tunnels.2.customer_gateway_id",
    message:
      "alicloud_vpn_customer_gateway.shanghai__edge-2 is in cn-beijing, but alicloud_vpn_gateway_vpn_attachment.shanghai__main is in cn-hangzhou",
  },
  "static-route": { argument: "route_dest", message: "100.64.1.0/24 touches 100.64.0.0/10" },
  "static-route-after-attachment": {
    message: "nothing makes the route wait for alicloud_cen_transit_router_vpn_attachment.chengdu__main",
  },
  "static-route-beside-bgp": { message: "the connection has BGP and static routes" },
  "static-route-beside-flows": {
    argument: "route_dest",
    message: "192.168.9.0/24 is a protected flow, whose route the cloud writes itself",
  },
  "static-route-patience": { argument: "timeouts.create", message: "the route waits 60 seconds for its turn" },
  "static-route-weight": { argument: "weight", message: "50 is not a weight" },
  "static-routes-apart": {
    argument: "route_dest",
    message:
      "192.168.9.128/25 is part of 192.168.9.0/24, which leads to another site: alicloud_vpn_gateway_vco_route.chengdu__main__192-168-9-0-24",
  },
  "transit-permitted": { message: "no route map permits routes from VBR to VPN" },
  "transit-route-map": {
    argument: "transmit_direction",
    message: "the map acts on RegionIn, the cloud's denial on the way out",
  },
  "transit-router-cidr": { argument: "cidr", message: "10.0.0.0/8 is a /8" },
  "transit-router-cidr-first": {
    message: "nothing makes the attachment wait for alicloud_cen_transit_router_cidr.main",
  },
  "transit-router-cidr-present": { message: "the transit router has VPN attachments, but no CIDR" },
  "transit-router-cidrs-apart": {
    argument: "route_dest",
    message: "10.255.0.0/25 overlaps 10.255.0.0/24, a CIDR of a transit router: alicloud_cen_transit_router_cidr.main",
  },
  "transit-router-given": { argument: "transit_router_id", message: "transit_router_id is not given" },
  "transit-routers-per-connection": {
    message:
      "dev-sites/alicloud_vpn_gateway_vpn_attachment.shanghai__main has 2 attachments to transit routers: 1 too many",
  },
  "inside-cidrs-distinct": {
    argument: "tunnels.2.bgp.tunnel_cidr",
    message: "169.254.10.0/30 is the inside CIDR of both tunnels",
  },
  "vpn-attachments-per-transit-router": { message: "tr-abc123 has 51 VPN attachments: 1 too many" },
  "vpc-networks-apart": {
    argument: "route_dest",
    message: "192.168.9.0/24 overlaps 192.168.8.0/21, a network of a VPC: alicloud_vpc.app",
  },
};
