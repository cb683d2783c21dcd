terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

variable "addresses" {}

resource "alicloud_vpn_customer_gateway" "device" {
  for_each   = var.addresses
  ip_address = each.value
  asn        = "65010"
}

output "ids" {
  value = { for name, device in alicloud_vpn_customer_gateway.device : name => device.id }
}
