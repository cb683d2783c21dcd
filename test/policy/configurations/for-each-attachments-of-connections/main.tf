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

variable "sites" {
  default = {
    shanghai = { devices = ["203.0.113.10", "203.0.113.11"], asn = 65010, third = 10 }
    chengdu  = { devices = ["203.0.113.20", "203.0.113.21"], asn = 65020, third = 11 }
  }
}

resource "alicloud_vpn_customer_gateway" "first" {
  for_each   = var.sites
  ip_address = each.value.devices[0]
  asn        = each.value.asn
}

resource "alicloud_vpn_customer_gateway" "second" {
  for_each   = var.sites
  ip_address = each.value.devices[1]
  asn        = each.value.asn
}

resource "alicloud_vpn_gateway_vpn_attachment" "site" {
  for_each            = var.sites
  vpn_attachment_name = each.key

  network_type       = "public"
  local_subnet       = "0.0.0.0/0"
  remote_subnet      = "0.0.0.0/0"
  enable_tunnels_bgp = true
  tunnel_options_specification {
    tunnel_index         = 1
    customer_gateway_id  = alicloud_vpn_customer_gateway.first[each.key].id
    enable_dpd           = true
    enable_nat_traversal = true
    tunnel_ike_config {
      psk          = var.secrets["${each.key}-1"]
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
      tunnel_cidr  = "169.254.${each.value.third}.0/30"
      local_bgp_ip = "169.254.${each.value.third}.1"
    }
  }
  tunnel_options_specification {
    tunnel_index         = 2
    customer_gateway_id  = alicloud_vpn_customer_gateway.second[each.key].id
    enable_dpd           = true
    enable_nat_traversal = true
    tunnel_ike_config {
      psk          = var.secrets["${each.key}-2"]
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
      tunnel_cidr  = "169.254.${each.value.third}.4/30"
      local_bgp_ip = "169.254.${each.value.third}.5"
    }
  }
}

resource "alicloud_cen_transit_router_vpn_attachment" "site" {
  for_each = alicloud_vpn_gateway_vpn_attachment.site

  cen_id                     = "cen-abc123"
  transit_router_id          = "tr-abc123"
  vpn_id                     = each.value.id
  auto_publish_route_enabled = true
}

resource "alicloud_cen_transit_router_route_table_association" "site" {
  for_each = alicloud_cen_transit_router_vpn_attachment.site

  transit_router_attachment_id  = each.value.id
  transit_router_route_table_id = "vtb-abc123"
}

resource "alicloud_cen_transit_router_route_table_propagation" "site" {
  for_each = alicloud_cen_transit_router_vpn_attachment.site

  transit_router_attachment_id  = each.value.id
  transit_router_route_table_id = "vtb-abc123"
}
