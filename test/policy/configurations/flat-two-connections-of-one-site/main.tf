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

resource "alicloud_vpn_customer_gateway" "edge_1" {
  ip_address = "203.0.113.10"
  asn        = "65010"
}

resource "alicloud_vpn_customer_gateway" "edge_2" {
  ip_address = "203.0.113.11"
  asn        = "65010"
}

resource "alicloud_vpn_customer_gateway" "edge_3" {
  ip_address = "203.0.113.12"
  asn        = "65010"
}

resource "alicloud_vpn_customer_gateway" "edge_4" {
  ip_address = "203.0.113.13"
  asn        = "65010"
}

resource "alicloud_vpn_gateway_vpn_attachment" "main" {
  network_type       = "public"
  local_subnet       = "0.0.0.0/0"
  remote_subnet      = "0.0.0.0/0"
  enable_tunnels_bgp = true
  tunnel_options_specification {
    tunnel_index         = 1
    customer_gateway_id  = alicloud_vpn_customer_gateway.edge_1.id
    enable_dpd           = true
    enable_nat_traversal = true
    tunnel_ike_config {
      psk          = var.secrets["main-1"]
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
      tunnel_cidr  = "169.254.10.0/30"
      local_bgp_ip = "169.254.10.1"
    }
  }
  tunnel_options_specification {
    tunnel_index         = 2
    customer_gateway_id  = alicloud_vpn_customer_gateway.edge_2.id
    enable_dpd           = true
    enable_nat_traversal = true
    tunnel_ike_config {
      psk          = var.secrets["main-2"]
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
      tunnel_cidr  = "169.254.10.4/30"
      local_bgp_ip = "169.254.10.5"
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

resource "alicloud_vpn_gateway_vpn_attachment" "more" {
  network_type       = "public"
  local_subnet       = "0.0.0.0/0"
  remote_subnet      = "0.0.0.0/0"
  enable_tunnels_bgp = true
  tunnel_options_specification {
    tunnel_index         = 1
    customer_gateway_id  = alicloud_vpn_customer_gateway.edge_3.id
    enable_dpd           = true
    enable_nat_traversal = true
    tunnel_ike_config {
      psk          = var.secrets["more-1"]
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
      tunnel_cidr  = "169.254.11.0/30"
      local_bgp_ip = "169.254.11.1"
    }
  }
  tunnel_options_specification {
    tunnel_index         = 2
    customer_gateway_id  = alicloud_vpn_customer_gateway.edge_4.id
    enable_dpd           = true
    enable_nat_traversal = true
    tunnel_ike_config {
      psk          = var.secrets["more-2"]
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
      tunnel_cidr  = "169.254.11.4/30"
      local_bgp_ip = "169.254.11.5"
    }
  }
}

resource "alicloud_cen_transit_router_vpn_attachment" "more" {
  cen_id                     = "cen-abc123"
  transit_router_id          = "tr-abc123"
  vpn_id                     = alicloud_vpn_gateway_vpn_attachment.more.id
  auto_publish_route_enabled = true
}

resource "alicloud_cen_transit_router_route_table_association" "more" {
  transit_router_attachment_id  = alicloud_cen_transit_router_vpn_attachment.more.id
  transit_router_route_table_id = "vtb-abc123"
}

resource "alicloud_cen_transit_router_route_table_propagation" "more" {
  transit_router_attachment_id  = alicloud_cen_transit_router_vpn_attachment.more.id
  transit_router_route_table_id = "vtb-abc123"
}
