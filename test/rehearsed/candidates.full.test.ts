import { join } from "node:path";
import { type Judgement, judge, readStacks } from "../../policy";
import { PROVIDER, plannedHcl } from "../setup/plain-hcl";
import CRYPTO from "../setup/strong-crypto.json";

// A key that a plan does not show picks the customer gateways, and Terraform reads data only during the apply.

const hcl = (settings: object) =>
  Object.entries(settings)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join("\n");

const stack = (asns: readonly [number, number]) => `${PROVIDER}
variable "secrets" {
  type      = map(string)
  sensitive = true
}
variable "devices" {
  default = {
    east = { ip = "203.0.113.10", asn = "${asns[0]}" }
    west = { ip = "203.0.113.11", asn = "${asns[1]}" }
  }
}
resource "alicloud_cen_transit_router" "hub" {
  cen_id = "cen-abc123"
}
data "alicloud_cen_transit_router_route_tables" "system" {
  transit_router_id = alicloud_cen_transit_router.hub.transit_router_id
}
resource "alicloud_vpn_customer_gateway" "device" {
  for_each   = var.devices
  ip_address = each.value.ip
  asn        = each.value.asn
}
resource "alicloud_vpn_gateway_vpn_attachment" "site" {
  network_type       = "public"
  local_subnet       = "0.0.0.0/0"
  remote_subnet      = "0.0.0.0/0"
  enable_tunnels_bgp = true
  dynamic "tunnel_options_specification" {
    for_each = {
      1 = { device = "east", third = 0 }
      2 = { device = "west", third = 4 }
    }
    iterator = tunnel
    content {
      tunnel_index         = tunnel.key
      customer_gateway_id  = alicloud_vpn_customer_gateway.device[tunnel.value.device].id
      enable_dpd           = true
      enable_nat_traversal = true
      tunnel_ike_config {
        psk = var.secrets[tunnel.key]
        ${hcl(CRYPTO.ike)}
      }
      tunnel_ipsec_config {
        ${hcl(CRYPTO.ipsec)}
      }
      tunnel_bgp_config {
        local_asn    = 64512
        tunnel_cidr  = "169.254.10.\${tunnel.value.third}/30"
        local_bgp_ip = "169.254.10.\${tunnel.value.third + 1}"
      }
    }
  }
}
`;

const KEYS = 'secrets = { 1 = "PLANTED-key-0001-aB", 2 = "PLANTED-key-0002-bC" }';
const ABOUT_DEVICES = [
  "bgp-complete",
  "customer-gateway-network",
  "customer-gateway-per-tunnel",
  "inside-cidrs-per-customer-gateway",
  "peer-asn",
  "peer-asns-equal",
  "same-region",
];

async function judged(asns: readonly [number, number]): Promise<Judgement> {
  const folder = await plannedHcl({ "main.tf": stack(asns), "terraform.tfvars": KEYS });
  return judge(readStacks(join(folder, "plan.json")));
}

const rulesIn = (entries: readonly { readonly rule: string }[]) =>
  [...new Set(entries.map(({ rule }) => rule))].filter((rule) => ABOUT_DEVICES.includes(rule)).toSorted();

test("a check that passes for every candidate passes; whether both tunnels end at one is not known", async () => {
  const { findings, undecided } = await judged([65010, 65010]);
  expect([rulesIn(findings), rulesIn(undecided)]).toEqual([[], ["customer-gateway-per-tunnel"]]);
});

test("a fault of every candidate is found", async () => {
  const { findings, undecided } = await judged([64512, 64512]);
  expect([rulesIn(findings), rulesIn(undecided)]).toEqual([["peer-asn"], ["customer-gateway-per-tunnel"]]);
  expect(findings.find(({ rule }) => rule === "peer-asn")?.message).toBe("both ends have ASN 64512");
});

test("a fault of only one candidate is left open", async () => {
  const { findings, undecided } = await judged([64512, 65010]);
  expect([rulesIn(findings), rulesIn(undecided)]).toEqual([
    [],
    ["customer-gateway-per-tunnel", "peer-asn", "peer-asns-equal"],
  ]);
});
