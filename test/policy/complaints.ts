/** By rule: the one thing that is wrong with what fails in `cases`, and where; no argument where no one is at fault. */
export const complaints: Readonly<Record<string, { readonly argument?: string; readonly message: string }>> = {
  "association-present": { message: "no route table is associated with the attachment" },
  "bgp-complete": {
    argument: "tunnels.2.bgp.local_bgp_ip",
    message: "BGP is on, but the tunnel has no BGP address for the cloud's end",
  },
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
  "ecmp-paths": {
    message:
      "17 connections lead from tr-abc123 to 10.1.0.0/16: 1 too many; whether the cloud counts connections or tunnels, by prefix or by site, is not documented",
  },
  "flows-without-bgp": { message: "protected flows and BGP are both on" },
  "forwards-nothing": { message: "the connection has neither BGP nor static routes nor protected flows" },
  "legacy-single-tunnel": { argument: "ike_config", message: "ike_config belongs to the single-tunnel form" },
  "limit-override": { message: "vpnAttachmentsPerTransitRouter is raised without a reason" },
  "local-asn": { argument: "tunnels.2.bgp.local_asn", message: "0 is not an ASN" },
  "local-asns-equal": {
    argument: "tunnels.2.bgp.local_asn",
    message: "the local ASN is 64512 on one tunnel and 64513 on another",
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
  "propagation-present": { message: "no route table learns the attachment's routes" },
  region: { argument: "provider.alicloud.region", message: "cn-fuzhou has IPsec on VPN gateways only" },
  selectors: { argument: "local_subnet", message: "one side is 0.0.0.0/0, the other is specific" },
  "static-route": { argument: "route_dest", message: "100.64.1.0/24 touches 100.64.0.0/10" },
  tags: { argument: "tags", message: "tag key “acs:owner” is kept for the cloud" },
  "transit-router-cidr": { argument: "cidr", message: "10.0.0.0/8 is a /8" },
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
