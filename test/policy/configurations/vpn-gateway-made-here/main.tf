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

resource "alicloud_vpc" "app" {
  vpc_name   = "app"
  cidr_block = "172.16.0.0/16"
}

resource "alicloud_vswitch" "first" {
  vpc_id     = alicloud_vpc.app.id
  cidr_block = "172.16.1.0/24"
  zone_id    = "cn-hangzhou-h"
}

resource "alicloud_vswitch" "second" {
  vpc_id     = alicloud_vpc.app.id
  cidr_block = "172.16.2.0/24"
  zone_id    = "cn-hangzhou-i"
}

resource "alicloud_vpn_gateway" "main" {
  vpn_gateway_name             = "office"
  vpc_id                       = alicloud_vpc.app.id
  bandwidth                    = 10
  enable_ipsec                 = true
  payment_type                 = "PayAsYouGo"
  vswitch_id                   = alicloud_vswitch.first.id
  disaster_recovery_vswitch_id = alicloud_vswitch.second.id
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
  vpn_gateway_id = alicloud_vpn_gateway.main.id
  local_subnet   = ["172.16.0.0/16"]
  remote_subnet  = ["10.1.0.0/16"]
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
  }
}
