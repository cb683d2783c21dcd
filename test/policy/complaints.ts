/** By rule: the one thing that is wrong with what fails in `cases`, and where; no argument where no one is at fault. */
export const complaints: Readonly<Record<string, { readonly argument?: string; readonly message: string }>> = {
  "bgp-complete": {
    argument: "tunnels.2.bgp.local_bgp_ip",
    message: "BGP is on, but the tunnel has no BGP address for the cloud's end",
  },
  "crypto-explicit": { argument: "tunnels.2.ipsec.ipsec_pfs", message: "tunnels.2.ipsec.ipsec_pfs is not given" },
  "crypto-settings": { argument: "tunnels.2.ike.ike_pfs", message: "group19 does not exist" },
  "customer-gateway-address": {
    argument: "ip_address",
    message: "169.254.1.1 is in 169.254.0.0/16, which the cloud refuses",
  },
  "customer-gateway-asn": { argument: "asn", message: "ASN 45104 belongs to Alibaba Cloud" },
  "customer-gateway-network": {
    argument: "tunnels.2.customer_gateway_id",
    message: "10.0.0.1 is private, but the connection is public",
  },
  "customer-gateway-per-tunnel": {
    argument: "tunnels.2.customer_gateway_id",
    message: "both tunnels end at one customer gateway",
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
  "flows-without-bgp": { message: "protected flows and BGP are both on" },
  "ike-ids": { argument: "tunnels.2.ike.remote_id", message: "“edge 2” is not an identity" },
  "inside-cidrs-per-customer-gateway": {
    argument: "tunnels.2.bgp.tunnel_cidr",
    message:
      "169.254.10.4/30 is also an inside CIDR of alicloud_vpn_gateway_vpn_attachment.chengdu__main at the same customer gateway",
  },
  "inside-cidrs-per-vpn-gateway": {
    argument: "tunnels.2.bgp.tunnel_cidr",
    message: "169.254.20.0/30 is also an inside CIDR of alicloud_vpn_connection.branch__main at the same VPN gateway",
  },
  "ipsec-lifetime": {
    argument: "tunnels.2.ipsec.ipsec_lifetime",
    message: "phase 2 lives longer (86400 s) than phase 1 (28800 s)",
  },
  "key-given": { argument: "tunnels.2.ike.psk", message: "the tunnel has no pre-shared key" },
  "key-strength": { argument: "tunnels.2.ike.psk", message: "the key has fewer than 16 characters" },
  "limit-override": { message: "vpnAttachmentsPerTransitRouter is raised without a reason" },
  "load-balancing-mix": {
    argument: "tunnels.2.customer_gateway_id",
    message:
      "connections lead to dev-sites/alicloud_vpn_customer_gateway.shanghai__edge-1 from this VPN gateway and from a transit router",
  },
  "local-asn": { argument: "tunnels.2.bgp.local_asn", message: "0 is not an ASN" },
  "local-asns-equal": {
    argument: "tunnels.2.bgp.local_asn",
    message: "the local ASN is 64512 on one tunnel and 64513 on another",
  },
  "local-id-pinned": {
    argument: "tunnels.2.ike.local_id",
    message: "the device pins the cloud's identity, but the tunnel states none",
  },
  "local-bgp-ip": {
    argument: "tunnels.2.bgp.local_bgp_ip",
    message: "169.254.10.7 is not a usable address of 169.254.10.4/30",
  },
  names: {
    argument: "transit_router_vpn_attachment_name",
    message: "“1st attachment” is not such a name",
  },
  "no-literal-key": { argument: "tunnels.2.ike.psk", message: "the pre-shared key stands in the text" },
  "private-asn": { argument: "asn", message: "ASN 3320 is a public one" },
  "remote-id-behind-nat": {
    argument: "tunnels.2.ike.remote_id",
    message: "the device is behind NAT, but the tunnel states no remote identity",
  },
  selectors: { argument: "local_subnet", message: "one side is 0.0.0.0/0, the other is specific" },
  "several-networks-need-ikev2": {
    argument: "tunnels.2.ike.ike_version",
    message: "ikev1 cannot carry the 2 networks of a side",
  },
  "shortest-lifetime": { argument: "tunnels.2.ipsec.ipsec_lifetime", message: "a lifetime of 900 seconds is short" },
  "static-routes-apart": {
    argument: "route_dest",
    message:
      "192.168.9.128/25 is part of 192.168.9.0/24, which leads to another site: alicloud_vpn_gateway_vco_route.chengdu__main__192-168-9-0-24",
  },
  tags: { argument: "tags", message: "tag key “acs:owner” is kept for the cloud" },
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
  "two-tunnels": { argument: "tunnels", message: "the tunnels are 0, 1" },
  "vpn-attachments-per-transit-router": { message: "tr-abc123 has 51 VPN attachments: 1 too many" },
  "vpc-networks-apart": {
    argument: "route_dest",
    message: "192.168.9.0/24 overlaps 192.168.8.0/21, a network of a VPC: alicloud_vpc.app",
  },
  "weak-crypto": {
    argument: "tunnels.2.ike.ike_enc_alg",
    message: "IKE: 3des has 64-bit blocks, refused by current devices",
  },
};
