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

module "shanghai" {
  source  = "./site"
  name    = "shanghai"
  devices = ["203.0.113.10", "203.0.113.11"]
  asn     = 65010
  third   = 10
  secrets = var.secrets
}

module "chengdu" {
  source  = "./site"
  name    = "chengdu"
  devices = ["203.0.113.20", "203.0.113.21"]
  asn     = 65020
  third   = 11
  secrets = var.secrets
}
