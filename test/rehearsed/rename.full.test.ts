import { type Judgement, judge, readStacks } from "../../policy";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { temporaryFolder, writeFiles } from "../setup/files";
import { environment, life } from "../setup/life";
import { PROVIDER } from "../setup/plain-hcl";

const RULE = "rename-without-move";

/** The rule's message and fix, by new address. */
const renames = ({ findings, undecided }: Judgement): Readonly<Record<string, string>> => {
  expect(undecided.filter(({ rule }) => rule === RULE)).toEqual([]);
  const found = findings.filter(({ rule }) => rule === RULE);
  return Object.fromEntries(found.map(({ address = "", message, fix }) => [address, `${message}; ${fix}`]));
};

describe("in an environment file", () => {
  const FILE = `
name: dev
region: eu-central-1
transitRouter: {cen: cen-abc, id: tr-abc, cidrs: existing, routeTables: {red: {}}, transit: [vpn]}
vpnGateways:
  edge: {vpc: vpc-abc, vswitches: [vsw-a, vsw-b], bandwidth: 100}
sites:
  office:
    customerGateways:
      fw: {ip: 203.0.113.10, asn: 65010}
      spare: {ip: 203.0.113.11, asn: 65010}
    connections:
      main:
        bgp: {localAsn: 64512}
        routeTable: red
        tunnels:
          1: {customerGateway: fw, insideCidr: 169.254.10.0/30}
          2: {customerGateway: spare, insideCidr: 169.254.10.4/30}
      gateway:
        vpnGateway: edge
        routes: [192.168.3.0/24]
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: spare}}
      foreign: {id: vco-foreign, routes: [192.168.5.0/24]}
`;
  const SITE = ["  office:\n", "  berlin:\n"] as const;
  const stack = life();
  beforeAll(() => stack.apply(environment(FILE)));

  test("a renamed site is reported, with the name that moves it", async () => {
    const found = renames(await stack.judged(environment(FILE, SITE)));
    expect(Object.keys(found)).toEqual([
      "alicloud_cen_transit_router_vpn_attachment.berlin__foreign",
      "alicloud_vpn_connection.berlin__gateway",
      "alicloud_vpn_customer_gateway.berlin__fw",
      "alicloud_vpn_customer_gateway.berlin__spare",
      "alicloud_vpn_gateway_vpn_attachment.berlin__main",
    ]);
    expect(found["alicloud_vpn_customer_gateway.berlin__fw"]).toBe(
      "alicloud_vpn_customer_gateway.office__fw has the same address and ASN, and is destroyed while this one is made; " +
        "if this is a rename, in an environment file formerly: [office] in sites.berlin; " +
        "elsewhere a moved block from alicloud_vpn_customer_gateway.office__fw to alicloud_vpn_customer_gateway.berlin__fw",
    );
    const moved = await stack.judged(environment(FILE, [SITE[0], `${SITE[1]}    formerly: [office]\n`]));
    expect(renames(moved)).toEqual({});
  });

  test("so are renamed things in it", async () => {
    const found = renames(
      await stack.judged(
        environment(
          FILE,
          ["{red: {}}", "{blue: {}}"],
          ["routeTable: red", "routeTable: blue"],
          ["  edge: {", "  border: {"],
          ["vpnGateway: edge", "vpnGateway: border"],
          ["      main:\n", "      first:\n"],
          ["      gateway:\n", "      second:\n"],
          ["      fw: {", "      wall: {"],
          ["customerGateway: fw", "customerGateway: wall"],
          ["customerGateway: fw", "customerGateway: wall"],
        ),
      ),
    );
    const reported = Object.values(found).map((text) => /environment file (.*);/.exec(text)?.[1]);
    expect(reported).toEqual([
      "formerly: [gateway] in sites.office.connections.second",
      "formerly: [fw] in sites.office.customerGateways.wall",
      "formerly: [edge] in vpnGateways.border",
      "formerly: [main] in sites.office.connections.first",
    ]);
  });

  test("a renamed route table is recognized by its attachment, and moved with everything that has its name", async () => {
    const used = ["routeTable: red", "routeTable: blue"] as const;
    const other = environment(FILE, ["{red: {}}", "{blue: {}}"], used);
    expect(Object.values(renames(await stack.judged(other)))).toEqual([
      expect.stringContaining("formerly: [red] in transitRouter.routeTables.blue"),
    ]);
    const moved = environment(FILE, ["{red: {}}", "{blue: {formerly: [red]}}"], used);
    expect(await stack.plan(moved)).toMatchObject({ add: 0, destroy: 0 });
  });

  test("a different device, and its connection, are not renames", async () => {
    const other = environment(
      FILE,
      ["      fw: {ip: 203.0.113.10,", "      device: {ip: 203.0.113.20,"],
      ["      main:\n", "      second:\n"],
      ["customerGateway: fw", "customerGateway: device"],
      ["customerGateway: fw", "customerGateway: device"],
    );
    expect(renames(await stack.judged(other))).toEqual({});
  });
});

describe("in HCL", () => {
  const MODULE = `
terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.275.0"
    }
  }
}
variable "routes" {}
resource "alicloud_vpn_customer_gateway" "device" {
  count      = 2
  ip_address = "203.0.113.\${count.index + 10}"
}
resource "alicloud_vpn_gateway_vpn_attachment" "this" {
  for_each           = var.routes
  local_subnet       = "0.0.0.0/0"
  remote_subnet      = "0.0.0.0/0"
  enable_tunnels_bgp = false
  ${[1, 2]
    .map(
      (number) => `tunnel_options_specification {
    tunnel_index        = ${number}
    customer_gateway_id = alicloud_vpn_customer_gateway.device[${number - 1}].id
    tunnel_ike_config {
      psk = "planted-key-${number}"
    }
  }`,
    )
    .join("\n  ")}
}
`;
  const MAIN = `${PROVIDER}
module "office" {
  source = "./site"
  routes = toset(["main"])
}
`;
  let rehearsal: Rehearsal;
  const folder = temporaryFolder();
  const write = (file: string, text: string) => writeFiles({ [file]: text }, folder);
  const terraform = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await rehearsal.terraform(folder, args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    return stdout;
  };
  const judged = async (main: string) => {
    write("main.tf", main);
    await terraform("init", "-input=false");
    await terraform("plan", "-input=false", "-out=plan");
    return judge(readStacks({ name: "hcl", json: JSON.parse(await terraform("show", "-json", "plan")) }));
  };
  const renamed = MAIN.replace('module "office"', 'module "berlin"');

  beforeAll(async () => {
    rehearsal = await startRehearsal();
    write("site/main.tf", MODULE);
    write("main.tf", MAIN);
    await terraform("init", "-input=false");
    await terraform("apply", "-auto-approve", "-input=false");
  });
  afterAll(() => rehearsal.close());

  test("another module call and another key of for_each are reported, with both addresses", async () => {
    const found = renames(await judged(renamed.replace('"main"', '"first"')));
    expect(Object.keys(found)).toHaveLength(3);
    expect(found['module.berlin.alicloud_vpn_gateway_vpn_attachment.this["first"]']).toMatch(
      /if this is a rename, a moved block from module\.office\.alicloud_vpn_gateway_vpn_attachment\.this\["main"\] to module\.berlin\.alicloud_vpn_gateway_vpn_attachment\.this\["first"\]$/,
    );
    const moved = "moved {\n  from = module.office\n  to = module.berlin\n}\n";
    expect(renames(await judged(renamed + moved))).toEqual({});
  });

  test("with a second account or region the rename is left open, since a plan does not show where the old object is", async () => {
    const beijing = 'provider "alicloud" {\n  alias = "beijing"\n  region = "cn-beijing"\n}\n';
    const { findings, undecided } = await judged(renamed + beijing);
    expect(findings.filter(({ rule }) => rule === RULE)).toEqual([]);
    expect(undecided.filter(({ rule }) => rule === RULE)).toHaveLength(3);
  });
});
