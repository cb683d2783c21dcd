terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

provider "alicloud" {
  region = "cn-hangzhou"
}

variable "secrets" {
  type      = map(string)
  sensitive = true
}

variable "tunnels" {
  default = {
    1 = { gateway = "cgw-abc1", third = 0 }
    2 = { gateway = "cgw-abc2", third = 4 }
  }
}

resource "alicloud_vpn_gateway_vpn_attachment" "main" {
  network_type       = "public"
  local_subnet       = "0.0.0.0/0"
  remote_subnet      = "0.0.0.0/0"
  enable_tunnels_bgp = true
  dynamic "tunnel_options_specification" {
    for_each = var.tunnels
    iterator = tunnel
    content {
      tunnel_index         = tunnel.key
      customer_gateway_id  = tunnel.value.gateway
      enable_dpd           = true
      enable_nat_traversal = true
      tunnel_ike_config {
        psk          = var.secrets["main-${tunnel.key}"]
        ike_version  = "ikev2"
        ike_mode     = "main"
        ike_enc_alg  = "aes256"
        ike_auth_alg = "sha256"
        ike_pfs      = "group14"
        ike_lifetime = 28800
      }
      tunnel_ipsec_config {
        ipsec_enc_alg  = "aes256"
        ipsec_auth_alg = "sha256"
        ipsec_pfs      = "group14"
        ipsec_lifetime = 3600
      }
      tunnel_bgp_config {
        local_asn    = 64512
        tunnel_cidr  = "169.254.10.${tunnel.value.third}/30"
        local_bgp_ip = "169.254.10.${tunnel.value.third + 1}"
      }
    }
  }
}

resource "alicloud_cen_transit_router_vpn_attachment" "main" {
  cen_id                     = "cen-abc123"
  transit_router_id          = "tr-abc123"
  vpn_id                     = alicloud_vpn_gateway_vpn_attachment.main.id
  auto_publish_route_enabled = true
}

resource "alicloud_cen_transit_router_route_table_association" "main" {
  transit_router_attachment_id  = alicloud_cen_transit_router_vpn_attachment.main.id
  transit_router_route_table_id = "vtb-abc123"
}

resource "alicloud_cen_transit_router_route_table_propagation" "main" {
  transit_router_attachment_id  = alicloud_cen_transit_router_vpn_attachment.main.id
  transit_router_route_table_id = "vtb-abc123"
}
