import { judge, readStacks } from "../../policy";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { verdict } from "../policy/fixtures";
import { deployedHcl, type PlanEdited, PROVIDER } from "../setup/plain-hcl";

// A plan in HCL shows only the references of a tunnel's argument, not the calculation.

const TYPE = "alicloud_vpn_gateway_vpn_attachment";
const KEY = "PLANTED-key-0001-aB";

/** Expressions of the first tunnel's arguments, which use `var.site`. */
interface Written {
  readonly index?: string;
  readonly psk?: string;
  readonly dpd?: string;
  readonly cipher?: string;
  readonly lifetime?: string;
  readonly localId?: string;
  readonly bgp?: string;
  /** The expression of the second tunnel's PSK. */
  readonly other?: string;
}

const plainBgp = (block: string) => `tunnel_cidr = "169.254.${block}.0/30"\n      local_bgp_ip = "169.254.${block}.1"`;

const connection = (
  name: string,
  {
    index = "1",
    psk = '"x"',
    dpd = "true",
    cipher = '"aes256"',
    lifetime = "86400",
    localId = '"a"',
    bgp,
    other = '"y"',
  }: Written,
) => `
resource "${TYPE}" "${name}" {
  local_subnet       = "0.0.0.0/0"
  remote_subnet      = "0.0.0.0/0"
  enable_tunnels_bgp = true
  tunnel_options_specification {
    tunnel_index         = ${index}
    customer_gateway_id  = alicloud_vpn_customer_gateway.main.id
    enable_dpd           = ${dpd}
    enable_nat_traversal = true
    tunnel_ike_config {
      psk          = ${psk}
      ike_enc_alg  = ${cipher}
      ike_lifetime = ${lifetime}
      local_id     = ${localId}
    }
    tunnel_bgp_config {
      ${bgp ?? plainBgp("10")}
    }
  }
  tunnel_options_specification {
    tunnel_index         = 2
    customer_gateway_id  = alicloud_vpn_customer_gateway.main.id
    enable_dpd           = true
    enable_nat_traversal = true
    tunnel_ike_config {
      psk = ${other}
    }
    tunnel_bgp_config {
      ${plainBgp("11")}
    }
  }
}`;

const CALCULATED: Readonly<Record<string, Written>> = {
  index: { index: "var.zero + 1" },
  flag: { dpd: 'var.level != "weak"' },
  negated: { dpd: "!var.lax" },
  choice: { cipher: 'var.level == "strong" ? "aes256" : "aes"' },
  number: { lifetime: "var.hours * 3600" },
  text: { localId: 'join(".", reverse(split(".", var.host)))' },
  address: { bgp: "tunnel_cidr = var.inside\n      local_bgp_ip = cidrhost(var.inside, 1)" },
  block: { bgp: `tunnel_cidr = cidrsubnet(var.block, 6, 2)\n      local_bgp_ip = "169.254.12.9"` },
  next: {
    bgp: 'tunnel_cidr = replace(var.inside, ".0/", ".4/")\n      local_bgp_ip = "169.254.12.5"',
  },
  decoded: { psk: "base64decode(var.encoded)" },
  hashed: { psk: 'substr(base64sha256("${var.master}-1"), 0, 32)' },
  replaced: { psk: 'replace(var.master, "-", "")' },
  suffixed: { psk: "var.master", other: '"${var.master}-2"' },
};

const EDITED: Readonly<Record<string, Written>> = {
  key: { psk: "var.key" },
  key_of_two: { psk: "var.key", other: "var.other" },
  one_of_keys: { psk: 'var.keys["1"]', other: 'var.keys["2"]' },
  cipher: { cipher: "var.cipher" },
};

const MAIN = `${PROVIDER}
variable "level" { default = "strong" }
variable "zero" { default = 0 }
variable "lax" { default = false }
variable "hours" { default = 24 }
variable "host" { default = "com.example.fw" }
variable "inside" { default = "169.254.12.0/30" }
variable "block" { default = "169.254.12.0/24" }
variable "encoded" {}
variable "master" {}
variable "key" {}
variable "other" {}
variable "keys" { type = map(string) }
variable "cipher" {}
resource "alicloud_vpn_customer_gateway" "main" {
  ip_address = "203.0.113.1"
  asn        = 65010
}
${Object.entries({ ...CALCULATED, ...EDITED })
  .map(([name, written]) => connection(name, written))
  .join("\n")}`;

const variables = (key: string, cipher: string) =>
  JSON.stringify({
    encoded: Buffer.from(KEY).toString("base64"),
    master: "PLANTED-master-0001",
    key,
    other: "PLANTED-key-0003-cD",
    keys: { 1: key, 2: "PLANTED-key-0002-bC" },
    cipher,
  });

let rehearsal: Rehearsal;
let plan: PlanEdited;
beforeAll(async () => {
  rehearsal = await startRehearsal();
  plan = (await deployedHcl({ "main.tf": MAIN, "terraform.tfvars.json": variables(KEY, "aes256") }, rehearsal)).plan;
});
afterAll(() => rehearsal.close());

const judged = async (key: string, cipher: string, of: Readonly<Record<string, Written>>) => {
  const json = await plan({ "terraform.tfvars.json": variables(key, cipher) });
  const judgement = judge(readStacks({ name: "hcl", json }));
  expect(JSON.stringify(judgement)).not.toContain("PLANTED");
  return Object.fromEntries(
    Object.keys(of).map((name) => [name, verdict(judgement, "unsent-tunnel-edit", `${TYPE}.${name}`)]),
  );
};

test("a calculation is not surely an edit, and an unchanged value is none", async () => {
  const open = Object.fromEntries(Object.keys(CALCULATED).map((name) => [name, "undecided"]));
  expect(await judged(KEY, "aes256", CALCULATED)).toEqual(open);
  expect(await judged(KEY, "aes256", EDITED)).toEqual({
    key: "pass",
    key_of_two: "pass",
    one_of_keys: "pass",
    cipher: "pass",
  });
});

test("an edit is reported if nobody would compute such a value, or if other values beside it are used unchanged", async () => {
  expect(await judged("PLANTED-new", "aes192", EDITED)).toEqual({
    key: "undecided",
    key_of_two: "fail",
    one_of_keys: "fail",
    cipher: "fail",
  });
});
