import type { Found } from "../../rehearsal";

const at = { region: "cn-shanghai", account: "default" };

/** What is in the cloud before the example of adopting a single tunnel. */
export const FOUND: readonly Found[] = [
  {
    ...{ ...at, type: "alicloud_vpn_gateway_vpn_attachment", id: "vco-old123" },
    fields: {
      ...{
        vpn_attachment_name: "plant of 2019",
        network_type: "public",
        effect_immediately: false,
        status: "attached",
      },
      ...{ local_subnet: "0.0.0.0/0", remote_subnet: "0.0.0.0/0", customer_gateway_id: "cgw-old123" },
      ...{ enable_dpd: true, enable_nat_traversal: true, enable_tunnels_bgp: false },
      ...{ tunnel_bandwidth: "Standard", resource_group_id: "rg-default" },
      ike_config: [
        {
          ...{ psk: "PLANTED-old", ike_version: "ikev1", ike_mode: "main", ike_enc_alg: "aes", ike_auth_alg: "sha1" },
          ...{ ike_pfs: "group2", ike_lifetime: 86400, local_id: "198.51.100.1", remote_id: "203.0.113.1" },
        },
      ],
      ipsec_config: [{ ipsec_enc_alg: "aes", ipsec_auth_alg: "sha1", ipsec_pfs: "group2", ipsec_lifetime: 86400 }],
      bgp_config: [
        {
          ...{ enable: true, local_asn: 64512, status: "success" },
          ...{ tunnel_cidr: "169.254.10.0/30", local_bgp_ip: "169.254.10.1" },
        },
      ],
      health_check_config: [
        {
          ...{ enable: true, sip: "10.0.0.10", dip: "192.168.1.10", status: "success" },
          ...{ interval: 3, retry: 3, policy: "reserve_route" },
        },
      ],
      tunnel_options_specification: [],
    },
  },
  {
    ...{ ...at, type: "alicloud_cen_transit_router_vpn_attachment", id: "tr-attach-old123" },
    fields: {
      ...{ vpn_id: "vco-old123", transit_router_id: "tr-old123", cen_id: "cen-old123", vpn_owner_id: "default" },
      ...{ auto_publish_route_enabled: true, zone: [{ zone_id: "cn-shanghai-b" }], status: "Attached" },
      ...{ charge_type: "POSTPAY", order_type: "PayByCenOwner", region_id: "cn-shanghai", tags: {} },
      transit_router_vpn_attachment_name: "plant-main",
    },
  },
  {
    ...{ ...at, type: "alicloud_cen_transit_router_route_table_association", id: "tr-attach-old123:vtb-old123" },
    fields: {
      ...{ transit_router_attachment_id: "tr-attach-old123", transit_router_route_table_id: "vtb-old123" },
      status: "Active",
    },
  },
];
