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

resource "alicloud_vpn_connection" "main" {
  vpn_gateway_id     = "vpn-abc123"
  local_subnet       = ["0.0.0.0/0"]
  remote_subnet      = ["0.0.0.0/0"]
  enable_tunnels_bgp = true
  tunnel_options_specification {
    role                 = "master"
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
      tunnel_cidr  = "169.254.20.0/30"
      local_bgp_ip = "169.254.20.1"
    }
  }
  tunnel_options_specification {
    role                 = "slave"
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
      tunnel_cidr  = "169.254.20.4/30"
      local_bgp_ip = "169.254.20.5"
    }
  }
}
