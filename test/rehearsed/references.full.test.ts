import { type Judgement, judge, readStacks } from "../../policy";
import { verdict } from "../policy/fixtures";
import { PROVIDER, plannedHcl } from "../setup/plain-hcl";

// A plan shows only the references of an HCL expression: neither the attribute of an indexed instance, nor a calculation with the
// key.

const ATTACHMENT = "alicloud_cen_transit_router_vpn_attachment";
const CONNECTION = "alicloud_vpn_gateway_vpn_attachment";
const ROUTER = "alicloud_cen_transit_router";

const tunnels = (...gateways: string[]) =>
  gateways
    .map(
      (gateway, index) => `
  tunnel_options_specification {
    tunnel_index        = ${index + 1}
    customer_gateway_id = ${gateway}
  }`,
    )
    .join("");

const connection = (name: string, repeated: string, ...gateways: string[]) => `
resource "${CONNECTION}" "${name}" {
  ${repeated}
  local_subnet  = "0.0.0.0/0"
  remote_subnet = "0.0.0.0/0"
${tunnels(...gateways)}
}`;

const attachment = (name: string, repeated: string, vpn: string, router = `${ROUTER}.main.transit_router_id`) => `
resource "${ATTACHMENT}" "${name}" {
  ${repeated}
  vpn_id            = ${vpn}
  transit_router_id = ${router}
}`;

const BASE = `${PROVIDER}
resource "alicloud_cen_instance" "main" {}
resource "${ROUTER}" "main" {
  cen_id = alicloud_cen_instance.main.id
}
resource "${ROUTER}_route_table" "main" {
  transit_router_id = ${ROUTER}.main.transit_router_id
}`;

const gateways = (number: number) => `
resource "alicloud_vpn_customer_gateway" "main" {
  count      = ${number}
  ip_address = "203.0.113.\${count.index + 1}"
  asn        = 65010
}`;

async function planned(...parts: string[]): Promise<Judgement> {
  return judge(readStacks(`${await plannedHcl({ "main.tf": [BASE, ...parts].join("\n") })}/plan.json`));
}

test("a reference means the instance with the same key, and the attribute that fits the argument", async () => {
  const repeated = 'for_each = toset(["a", "b"])';
  const judgement = await planned(
    gateways(2),
    connection(
      "main",
      repeated,
      "alicloud_vpn_customer_gateway.main[0].id",
      "alicloud_vpn_customer_gateway.main[1].id",
    ),
    `resource "${ROUTER}_cidr" "main" {
  for_each          = { a = "10.0.0.0/24", b = "10.0.1.0/24" }
  transit_router_id = ${ROUTER}.main.transit_router_id
  cidr              = each.value
}`,
    attachment("main", repeated, `${CONNECTION}.main[each.key].id`, `${ROUTER}_cidr.main[each.key].transit_router_id`),
    `resource "alicloud_vpn_gateway_vco_route" "main" {
  ${repeated}
  vpn_connection_id = ${ATTACHMENT}.main[each.key].vpn_id
  next_hop          = ${ATTACHMENT}.main[each.key].vpn_id
  route_dest        = "192.168.0.0/16"
  weight            = 100
}`,
  );
  expect(verdict(judgement, "forwards-nothing", `${CONNECTION}.main["a"]`)).toBe("pass");
  expect(judgement.usage).toMatchObject([{ used: { min: 2, max: 2 } }]);
  // the reference may mean the CIDR's own id, which is no transit router's
  expect(verdict(judgement, "ids", `${ATTACHMENT}.main["a"]`)).toBe("undecided");
  expect(verdict(judgement, "ids", `${CONNECTION}.main["a"]`)).toBe("pass");
});

test("a calculation with an index is left open", async () => {
  const judgement = await planned(
    gateways(4),
    connection(
      "main",
      "count = 2",
      "alicloud_vpn_customer_gateway.main[count.index * 2].id",
      "alicloud_vpn_customer_gateway.main[count.index * 2 + 1].id",
    ),
    attachment("first", "count = 1", `${CONNECTION}.main[count.index].id`),
    attachment("second", "count = 1", `${CONNECTION}.main[count.index + 1].id`),
  );
  expect(verdict(judgement, "customer-gateway-per-tunnel", `${CONNECTION}.main[0]`)).toBe("undecided");
  expect(verdict(judgement, "ids", `${CONNECTION}.main[0]`)).toBe("pass");
  expect(verdict(judgement, "transit-routers-per-connection")).toBe("undecided");
});

test("two tunnels with equal references may end at two customer gateways, even if there are as many as connections", async () => {
  const judgement = await planned(
    gateways(3),
    connection(
      "main",
      "count = 3",
      "alicloud_vpn_customer_gateway.main[count.index].id",
      "alicloud_vpn_customer_gateway.main[(count.index + 1) % 3].id",
    ),
    connection("alone", "count = 3", "alicloud_vpn_customer_gateway.main[count.index].id"),
  );
  expect(verdict(judgement, "customer-gateway-per-tunnel", `${CONNECTION}.main[0]`)).toBe("undecided");
  expect(verdict(judgement, "customer-gateway-network", `${CONNECTION}.alone[0]`)).toBe("pass");
});

test("an id that is read later may be any customer gateway's; an instance of a resource is one of its instances", async () => {
  const main = "alicloud_vpn_customer_gateway.main";
  const judgement = await planned(
    gateways(2),
    `resource "terraform_data" "first" {}
data "${CONNECTION}s" "old" {
  ids        = ["vco-abc123"]
  depends_on = [terraform_data.first]
}
locals {
  gateway = data.${CONNECTION}s.old.attachments[0].customer_gateway_id
}`,
    connection("foreign", "", "local.gateway"),
    connection("own", "count = 1", `${main}[count.index].id`, `${main}[count.index + 1].id`),
  );
  const judged = (name: string) => verdict(judgement, "customer-gateway-network", `${CONNECTION}.${name}`);
  expect([judged("foreign"), judged("own[0]")]).toEqual(["undecided", "pass"]);
});

test("a module's key also means the instance with the same key", async () => {
  const folder = await plannedHcl({
    "main.tf": `${BASE}
${connection("main", 'for_each = toset(["a", "b"])')}
module "site" {
  source     = "./site"
  for_each   = toset(["a", "b"])
  connection = ${CONNECTION}.main[each.key].id
  router     = ${ROUTER}.main.transit_router_id
}`,
    "site/main.tf": `${PROVIDER.split(/^provider /m)[0]}
variable "connection" {}
variable "router" {}
${attachment("main", "", "var.connection", "var.router")}`,
  });
  const judgement = judge(readStacks(`${folder}/plan.json`));
  const judged = (key: string) =>
    verdict(judgement, "no-vpn-connection-on-transit-router", `module.site["${key}"].${ATTACHMENT}.main`);
  expect([judged("a"), judged("b")]).toEqual(["pass", "pass"]);
});

test("the output of a terraform_data is its input; its other attributes are unknown", async () => {
  const judgement = await planned(
    connection("main", "count = 2"),
    `resource "terraform_data" "ready" {
  input = ${ROUTER}.main.transit_router_id
}
resource "terraform_data" "other" {
  triggers_replace = ${ROUTER}.main.transit_router_id
}`,
    attachment("by_output", "", `${CONNECTION}.main[0].id`, "terraform_data.ready.output"),
    attachment("by_other", "", `${CONNECTION}.main[1].id`, "terraform_data.other.triggers_replace"),
  );
  expect(judgement.usage.map(({ transitRouter, used }) => [transitRouter?.replace(/.*\//, ""), used])).toEqual([
    [`${ROUTER}.main`, { min: 1, max: 2 }],
    [undefined, { min: 0, max: 1 }],
  ]);
});

test("for_each over one resource leads to its instances", async () => {
  const judgement = await planned(
    connection("main", 'for_each = toset(["a", "b"])'),
    attachment("main", `for_each = ${CONNECTION}.main`, "each.value.id"),
    `resource "${ROUTER}_route_table_association" "main" {
  for_each                      = { for key, one in ${ATTACHMENT}.main : key => one if key == "a" }
  transit_router_attachment_id  = each.value.id
  transit_router_route_table_id = ${ROUTER}_route_table.main.transit_router_route_table_id
}
resource "${ROUTER}_route_table_propagation" "main" {
  for_each                      = { a = ${ATTACHMENT}.main["a"].id }
  transit_router_attachment_id  = each.value
  transit_router_route_table_id = ${ROUTER}_route_table.main.transit_router_route_table_id
}`,
  );
  const judged = (rule: string, key: string) => verdict(judgement, rule, `${ATTACHMENT}.main["${key}"]`);
  expect(judged("no-vpn-connection-on-transit-router", "a")).toBe("pass");
  expect([judged("association-present", "a"), judged("association-present", "b")]).toEqual(["pass", "fail"]);
  expect([judged("propagation-present", "a"), judged("propagation-present", "b")]).toEqual(["pass", "fail"]);
});

test("a region is the value of its variable if that is a region; other expressions are unknown", async () => {
  const judged = async (region: string, value: string) => {
    const main = `${BASE.replace('"cn-hangzhou"', region)}
variable "region" { default = "${value}" }
${attachment("main", "", '"vco-abc123"')}`;
    const judgement = judge(readStacks(`${await plannedHcl({ "main.tf": main })}/plan.json`));
    return verdict(judgement, "region");
  };
  expect(await judged("var.region", "eu-central-1")).toBe("pass");
  expect(await judged("var.region", "cn-fuzhou")).toBe("undecided");
  expect(await judged('"cn-${var.region}"', "fuzhou")).toBe("undecided");
  expect(await judged('"cn-fuzhou"', "")).toBe("fail");
});
