terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

variable "name" {}
variable "devices" {}
variable "asn" {}
variable "third" {}
variable "secrets" {}

resource "alicloud_vpn_customer_gateway" "first" {
  ip_address = var.devices[0]
  asn        = var.asn
}

resource "alicloud_vpn_customer_gateway" "second" {
  ip_address = var.devices[1]
  asn        = var.asn
}

resource "alicloud_vpn_gateway_vpn_attachment" "main" {
  vpn_attachment_name = var.name

  network_type       = "public"
  local_subnet       = "0.0.0.0/0"
  remote_subnet      = "0.0.0.0/0"
  enable_tunnels_bgp = true
  tunnel_options_specification {
    tunnel_index         = 1
    customer_gateway_id  = alicloud_vpn_customer_gateway.first.id
    enable_dpd           = true
    enable_nat_traversal = true
    tunnel_ike_config {
      psk          = var.secrets["${var.name}-1"]
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
      tunnel_cidr  = "169.254.${var.third}.0/30"
      local_bgp_ip = "169.254.${var.third}.1"
    }
  }
  tunnel_options_specification {
    tunnel_index         = 2
    customer_gateway_id  = alicloud_vpn_customer_gateway.second.id
    enable_dpd           = true
    enable_nat_traversal = true
    tunnel_ike_config {
      psk          = var.secrets["${var.name}-2"]
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
      tunnel_cidr  = "169.254.${var.third}.4/30"
      local_bgp_ip = "169.254.${var.third}.5"
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
