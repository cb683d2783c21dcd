/** By rule: the one thing that is wrong with what fails in `cases`, and where; no argument where no one is at fault. */
export const complaints: Readonly<Record<string, { readonly argument?: string; readonly message: string }>> = {
  "customer-gateways-per-region": { message: "cn-hangzhou has 101 customer gateways: 1 too many" },
  "customer-gateways-distinct": {
    argument: "ip_address",
    message: "45.106.255.10 is also the address of alicloud_vpn_customer_gateway.shanghai__edge-1",
  },
  "ecmp-paths": {
    message:
      "17 connections lead from tr-abc123 to 10.1.0.0/16: 1 too many; whether the cloud counts connections or tunnels, by prefix or by site, is not documented",
  },
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
  "static-routes-apart": {
    argument: "route_dest",
    message:
      "192.168.9.128/25 is part of 192.168.9.0/24, which leads to another site: alicloud_vpn_gateway_vco_route.chengdu__main__192-168-9-0-24",
  },
  "transit-router-cidrs-apart": {
    argument: "route_dest",
    message: "10.255.0.0/25 overlaps 10.255.0.0/24, a CIDR of a transit router: alicloud_cen_transit_router_cidr.main",
  },
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
