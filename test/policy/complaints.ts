/** By rule: the one thing that is wrong with what fails in `cases`, and where; no argument where no one is at fault. */
export const complaints: Readonly<Record<string, { readonly argument?: string; readonly message: string }>> = {
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
  "enterprise-edition": { argument: "type", message: "the transit router is a Basic Edition one" },
  "flows-without-bgp": { message: "protected flows and BGP are both on" },
  "forwards-nothing": { message: "the connection has neither BGP nor static routes nor protected flows" },
  ids: { argument: "tunnels.2.customer_gateway_id", message: "“vco-abc123” is not such an id" },
  "ike-ids": { argument: "tunnels.2.ike.remote_id", message: "“edge 2” is not an identity" },
  "ipsec-lifetime": {
    argument: "tunnels.2.ipsec.ipsec_lifetime",
    message: "phase 2 lives longer (86400 s) than phase 1 (28800 s)",
  },
  "key-given": { argument: "tunnels.2.ike.psk", message: "the tunnel has no pre-shared key" },
  "key-strength": { argument: "tunnels.2.ike.psk", message: "the key has fewer than 16 characters" },
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
  "private-asn": { argument: "asn", message: "ASN 3320 is a public one" },
  "private-over-vbr": {
    message: "the connection is private, but alicloud_cen_transit_router.main has no Express Connect line",
  },
  "propagation-present": { message: "no route table learns the attachment's routes" },
  region: { argument: "provider.alicloud.region", message: "cn-fuzhou has IPsec on VPN gateways only" },
  "remote-id-behind-nat": {
    argument: "tunnels.2.ike.remote_id",
    message: "the device is behind NAT, but the tunnel states no remote identity",
  },
  "route-map-priorities-distinct": {
    argument: "priority",
    message: "10 is also the priority of alicloud_cen_route_map.back",
  },
  "same-region": {
    argument: "tunnels.2.customer_gateway_id",
    message:
      "alicloud_vpn_customer_gateway.shanghai__edge-2 is in cn-beijing, but alicloud_vpn_gateway_vpn_attachment.shanghai__main is in cn-hangzhou",
  },
  selectors: { argument: "local_subnet", message: "one side is 0.0.0.0/0, the other is specific" },
  "several-networks-need-ikev2": {
    argument: "tunnels.2.ike.ike_version",
    message: "ikev1 cannot carry the 2 networks of a side",
  },
  "shortest-lifetime": { argument: "tunnels.2.ipsec.ipsec_lifetime", message: "a lifetime of 900 seconds is short" },
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
  tags: { argument: "tags", message: "tag key “acs:owner” is kept for the cloud" },
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
  "transit-router-given": { argument: "transit_router_id", message: "transit_router_id is not given" },
  "two-tunnels": { argument: "tunnels", message: "the tunnels are 0, 1" },
  "weak-crypto": {
    argument: "tunnels.2.ike.ike_enc_alg",
    message: "IKE: 3des has 64-bit blocks, refused by current devices",
  },
};
