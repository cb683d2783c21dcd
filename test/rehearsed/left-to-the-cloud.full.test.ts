import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type JudgeOptions, judge, readStacks } from "../../policy";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { type Json, verdict } from "../policy/fixtures";
import { deployedHcl, PROVIDER, plannedHcl } from "../setup/plain-hcl";

// For missing settings, the cloud chooses values during the apply, and later plans repeat these values.

const tunnel = (index: number, settings: string) => `
  tunnel_options_specification {
    tunnel_index        = ${index}
    customer_gateway_id = alicloud_vpn_customer_gateway.edge.id
    ${settings}
  }`;

const connection = (name: string, settings: string) => `
resource "alicloud_vpn_gateway_vpn_attachment" "${name}" {
  local_subnet  = "172.16.0.0/16"
  remote_subnet = "10.1.0.0/16"
  ${tunnel(1, settings)}
  ${tunnel(2, settings)}
}
`;

const IKE = `
      psk           = var.key
      ike_version   = "ikev2"
      ike_mode      = "main"
      ike_enc_alg   = "aes256"
      ike_auth_alg  = "sha256"
      ike_pfs       = "group14"
      ike_lifetime  = 28800`;
const IPSEC = `{
      ipsec_enc_alg  = "aes256"
      ipsec_auth_alg = "sha256"
      ipsec_pfs      = "group14"
      ipsec_lifetime = 3600
    }`;
const FEATURES = "enable_dpd = true\n    enable_nat_traversal = true\n";

const MAIN = `${PROVIDER}
variable "key" {
  sensitive = true
  default   = "PLANTED-key-000000000"
}
variable "once" { default = ["x"] }
resource "alicloud_vpn_customer_gateway" "edge" {
  ip_address = "203.0.113.10"
}
${connection("mini", "tunnel_ike_config {\n      psk = var.key\n    }")}
${connection("whole", `${FEATURES}tunnel_ike_config {${IKE}\n      local_id = "a.example.com"\n      remote_id = "b.example.com"\n    }\n    tunnel_ipsec_config ${IPSEC}`)}
${connection("dynamic", `${FEATURES}tunnel_ike_config {${IKE}\n    }\n    dynamic "tunnel_ipsec_config" {\n      for_each = var.once\n      content ${IPSEC}\n    }`)}
`;

let rehearsal: Rehearsal;
let first: Json;
let later: Json;
beforeAll(async () => {
  first = JSON.parse(readFileSync(join(await plannedHcl({ "main.tf": MAIN }), "plan.json"), "utf8"));
  rehearsal = await startRehearsal();
  later = (await (await deployedHcl({ "main.tf": MAIN }, rehearsal)).plan({})) as Json;
});
afterAll(() => rehearsal.close());

const options: JudgeOptions = {
  ruleOptions: { devices: { "203.0.113.10": { behindNat: true, pinsCloudId: true } } },
};
const judged = (plan: Json, rule: string) => {
  const judgement = judge(readStacks({ name: "dev", json: plan }), options);
  return ["mini", "whole", "dynamic"].map((name) =>
    verdict(judgement, rule, `alicloud_vpn_gateway_vpn_attachment.${name}`),
  );
};

test("missing settings are reported the same before and after the apply", () => {
  for (const rule of ["remote-id-behind-nat", "local-id-pinned"])
    expect([rule, judged(first, rule), judged(later, rule)]).toEqual([
      rule,
      ["fail", "pass", "fail"],
      ["fail", "pass", "fail"],
    ]);
  expect(judged(first, "crypto-explicit")).toEqual(["fail", "pass", "pass"]);
  // a plan does not show whether an existing object has dynamic blocks
  expect(judged(later, "crypto-explicit")).toEqual(["fail", "pass", "undecided"]);
});

test("a missing lifetime is known to be sent as 0, a missing algorithm is unknown", () => {
  expect([judged(first, "shortest-lifetime"), judged(later, "shortest-lifetime")]).toEqual([
    ["fail", "pass", "pass"],
    ["fail", "pass", "pass"],
  ]);
  expect([judged(first, "weak-crypto"), judged(later, "weak-crypto")]).toEqual([
    ["undecided", "pass", "pass"],
    ["fail", "pass", "pass"],
  ]);
});
