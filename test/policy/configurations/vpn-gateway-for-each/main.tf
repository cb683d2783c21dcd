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

variable "branches" {
  default = {
    east = { ip = "203.0.113.10", network = "10.1.0.0/16" }
    west = { ip = "203.0.113.11", network = "10.2.0.0/16" }
  }
}

resource "alicloud_vpn_customer_gateway" "branch" {
  for_each   = var.branches
  ip_address = each.value.ip
}

resource "alicloud_vpn_connection" "branch" {
  for_each       = var.branches
  vpn_gateway_id = "vpn-abc123"
  local_subnet   = ["172.16.0.0/16"]
  remote_subnet  = [each.value.network]
  tunnel_options_specification {
    role                 = "master"
    customer_gateway_id  = alicloud_vpn_customer_gateway.branch[each.key].id
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
  }
  tunnel_options_specification {
    role                 = "slave"
    customer_gateway_id  = alicloud_vpn_customer_gateway.branch[each.key].id
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
  }
}
