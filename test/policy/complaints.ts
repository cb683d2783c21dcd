/** By rule: the one thing that is wrong with what fails in `cases`, and where; no argument where no one is at fault. */
export const complaints: Readonly<Record<string, { readonly argument?: string; readonly message: string }>> = {
  "association-present": { message: "no route table is associated with the attachment" },
  "auto-publish-explicit": {
    argument: "auto_publish_route_enabled",
    message: "auto_publish_route_enabled is not given",
  },
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
  "customer-gateways-distinct": {
    argument: "ip_address",
    message: "45.106.255.10 is also the address of alicloud_vpn_customer_gateway.shanghai__edge-1",
  },
  "ecmp-paths": {
    message:
      "17 connections lead from tr-abc123 to 10.1.0.0/16: 1 too many; whether the cloud counts connections or tunnels, by prefix or by site, is not documented",
  },
  "flows-without-bgp": { message: "protected flows and BGP are both on" },
  "forwards-nothing": { message: "the connection has neither BGP nor static routes nor protected flows" },
  ids: { argument: "tunnels.2.customer_gateway_id", message: "“vco-abc123” is not such an id" },
  "ike-ids": { argument: "tunnels.2.ike.remote_id", message: "“edge 2” is not an identity" },
  "inside-cidrs-per-customer-gateway": {
    argument: "tunnels.2.bgp.tunnel_cidr",
    message:
      "169.254.10.4/30 is also an inside CIDR of alicloud_vpn_gateway_vpn_attachment.shanghai__main at the same customer gateway",
  },
  "inside-cidrs-per-vpn-gateway": {
    argument: "tunnels.2.bgp.tunnel_cidr",
    message: "169.254.20.0/30 is also an inside CIDR of alicloud_vpn_connection.office__main at the same VPN gateway",
  },
  "ipsec-lifetime": {
    argument: "tunnels.2.ipsec.ipsec_lifetime",
    message: "phase 2 lives longer (86400 s) than phase 1 (28800 s)",
  },
  "key-given": { argument: "tunnels.2.ike.psk", message: "the tunnel has no pre-shared key" },
  "key-per-tunnel": { argument: "tunnels.2.ike.psk", message: "both tunnels have the same pre-shared key" },
  "key-strength": { argument: "tunnels.2.ike.psk", message: "the key has fewer than 16 characters" },
  "legacy-single-tunnel": { argument: "ike_config", message: "ike_config belongs to the single-tunnel form" },
  "limit-override": { message: "vpnAttachmentsPerTransitRouter is raised without a reason" },
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
  "networks-per-side": { argument: "remote_subnet", message: "there are 6 networks on this side" },
  "no-health-check-on-dual-tunnel": {
    argument: "health_check_config",
    message: "the connection has a health check beside its two tunnels",
  },
  "no-literal-key": { argument: "tunnels.2.ike.psk", message: "the pre-shared key stands in the text" },
  "no-vpn-connection-on-transit-router": {
    argument: "vpn_id",
    message: "alicloud_vpn_connection.office__main lives on a VPN gateway and cannot be attached to a transit router",
  },
  "no-zone-on-dual-tunnel": {
    argument: "zone",
    message: "the attachment names a zone, but alicloud_vpn_gateway_vpn_attachment.shanghai__main has two tunnels",
  },
  "peer-asn": { argument: "tunnels.2.bgp.local_asn", message: "both ends have ASN 64512" },
  "placeholder-keys": { message: "placeholder keys: never apply" },
  "peer-crypto": { argument: "tunnels.2.ike.ike_pfs", message: "Cisco IOS XE from 17.11.1 on does not do group2" },
  "private-asn": { argument: "asn", message: "ASN 3320 is a public one" },
  "propagation-present": { message: "no route table learns the attachment's routes" },
  region: { argument: "provider.alicloud.region", message: "cn-fuzhou has IPsec on VPN gateways only" },
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
  "static-route": { argument: "route_dest", message: "100.64.1.0/24 touches 100.64.0.0/10" },
  tags: { argument: "tags", message: "tag key “acs:owner” is kept for the cloud" },
  "transit-router-cidr": { argument: "cidr", message: "10.0.0.0/8 is a /8" },
  "transit-router-given": { argument: "transit_router_id", message: "transit_router_id is not given" },
  "transit-routers-per-connection": {
    message:
      "dev-sites/alicloud_vpn_gateway_vpn_attachment.shanghai__main has 2 attachments to transit routers: 1 too many",
  },
  "inside-cidr": { argument: "tunnels.2.bgp.tunnel_cidr", message: "169.254.169.252/30 is reserved by the cloud" },
  "inside-cidrs-distinct": {
    argument: "tunnels.2.bgp.tunnel_cidr",
    message: "169.254.10.0/30 is the inside CIDR of both tunnels",
  },
  "two-tunnels": { argument: "tunnels", message: "the tunnels are 0, 1" },
  "two-tunnels-on-vpn-gateway": { argument: "tunnels", message: "there is 1 tunnel" },
  "vpn-attachments-per-transit-router": { message: "tr-abc123 has 51 VPN attachments: 1 too many" },
  "weak-crypto": {
    argument: "tunnels.2.ike.ike_enc_alg",
    message: "IKE: 3des has 64-bit blocks, refused by current devices",
  },
};
