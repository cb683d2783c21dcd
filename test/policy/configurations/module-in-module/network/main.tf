terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

variable "secrets" {}

variable "sites" {
  default = {
    shanghai = { devices = ["203.0.113.10", "203.0.113.11"], asn = 65010, third = 10 }
    chengdu  = { devices = ["203.0.113.20", "203.0.113.21"], asn = 65020, third = 11 }
  }
}

module "site" {
  source   = "../site"
  for_each = var.sites
  name     = each.key
  devices  = each.value.devices
  asn      = each.value.asn
  third    = each.value.third
  secrets  = var.secrets
}
