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

variable "devices" {
  default = {
    one = "203.0.113.10"
    two = "203.0.113.11"
  }
}

resource "alicloud_vpn_customer_gateway" "device" {
  for_each   = var.devices
  ip_address = each.value
  asn        = "65010"
}

module "connection" {
  source   = "./connection"
  gateways = { for name, device in alicloud_vpn_customer_gateway.device : name => device.id }
  secrets  = var.secrets
}
