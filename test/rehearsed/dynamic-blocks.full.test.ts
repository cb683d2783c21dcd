import { judge, readStacks } from "../../policy";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { deployedHcl, type PlanEdited, PROVIDER } from "../setup/plain-hcl";
import CRYPTO from "../setup/strong-crypto.json";

// Tunnels that are dynamic blocks; the configuration in a plan does not show them.

const hcl = (settings: object) =>
  Object.entries(settings)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join("\n");

const stack = (address: string) => `${PROVIDER}
variable "secrets" {
  type      = map(string)
  sensitive = true
}
resource "alicloud_vpn_customer_gateway" "edge" {
  count      = 2
  ip_address = "${address}\${count.index}"
}
resource "alicloud_vpn_gateway_vpn_attachment" "main" {
  network_type = "public"
  local_subnet = "10.0.0.0/16"
  remote_subnet = "192.168.0.0/16"
  dynamic "tunnel_options_specification" {
    for_each = [1, 2]
    content {
      tunnel_index         = tunnel_options_specification.value
      customer_gateway_id  = alicloud_vpn_customer_gateway.edge[tunnel_options_specification.key].id
      enable_dpd           = true
      enable_nat_traversal = true
      tunnel_ike_config {
        psk = var.secrets[tunnel_options_specification.value]
        ${hcl(CRYPTO.ike)}
      }
      tunnel_ipsec_config {
        ${hcl(CRYPTO.ipsec)}
      }
    }
  }
}
`;

const KEYS = 'secrets = { 1 = "PLANTED-key-0001-aB", 2 = "PLANTED-key-0002-bC" }';

let rehearsal: Rehearsal;
let plan: PlanEdited;
beforeAll(async () => {
  rehearsal = await startRehearsal();
  const files = { "main.tf": stack("203.0.113.1"), "terraform.tfvars": KEYS };
  plan = (await deployedHcl(files, rehearsal)).plan;
});
afterAll(() => rehearsal.close());

test("a replaced customer gateway is known to be in use", async () => {
  const judgement = judge(readStacks({ name: "hcl", json: await plan({ "main.tf": stack("203.0.113.2") }) }));
  const found = judgement.findings.filter(({ rule }) => rule === "customer-gateway-replaced");
  expect(found.map(({ level, address }) => [level, address])).toEqual([
    ["error", "alicloud_vpn_customer_gateway.edge[0]"],
    ["error", "alicloud_vpn_customer_gateway.edge[1]"],
  ]);
});

test("checks pass if the configuration cannot contain the fault, if only BGP needs the value, or if every customer gateway is right", async () => {
  const open = async (address: string) => {
    const { undecided } = judge(readStacks({ name: "hcl", json: await plan({ "main.tf": stack(address) }) }));
    return [...new Set(undecided.map(({ rule }) => rule))].toSorted();
  };
  const hidden = ["customer-gateway-per-tunnel", "unsent-tunnel-edit"];
  expect(await open("203.0.113.2")).toEqual(hidden);
  expect(await open("10.0.0.1")).toEqual(hidden);
});

test("a fault of every possible customer gateway is found", async () => {
  const { findings } = judge(readStacks({ name: "hcl", json: await plan({ "main.tf": stack("10.0.0.1") }) }));
  const found = findings.filter(({ rule }) => rule === "customer-gateway-network");
  expect(found.map(({ argument, message }) => [argument, message])).toEqual(
    [1, 2].map((tunnel) => [
      `tunnels.${tunnel}.customer_gateway_id`,
      "10.0.0.10 is private, but the connection is public; every other candidate for this customer gateway is wrong too",
    ]),
  );
});
