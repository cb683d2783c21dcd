import { changesOf } from "../../change";
import { redactDocument } from "../../graph/read/redact-document";
import type { JsonObject } from "../../graph/terraform/json";
import { judge, readStacks, type Stack } from "../../policy";
import { startRehearsal } from "../../rehearsal";
import { htmlReport, jsonReport, markdownReport, shownTopology, textReport } from "../../report";
import { expectGolden, pageText } from "../setup/golden";
import { environment, life } from "../setup/life";
import { deployedHcl, PROVIDER } from "../setup/plain-hcl";
import { Deployment } from "./deployment";

// Reports of plans that real Terraform made. People have reviewed the reports in test/change/golden.

const FILE = `
name: lab
region: cn-hangzhou
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: existing}
defaults: {bgp: {localAsn: 64512}, routeTable: vtb-abc123, propagate: [vtb-abc123]}
sites:
  berlin:
    customerGateways:
      edge-1: {ip: 203.0.113.10, asn: 65010}
      edge-2: {ip: 203.0.113.11, asn: 65010}
    connections:
      main:
        routeTable: vtb-abc123
        tunnels:
          1: {customerGateway: edge-1, insideCidr: 169.254.10.0/30}
          2: {customerGateway: edge-2, insideCidr: 169.254.10.4/30}
  plant:
    customerGateways: {fw: {ip: 203.0.113.20}}
    connections:
      main:
        bgp: false
        tunnelEdits: refuse
        crypto: strong
        revision: 1
        routes: [10.1.0.0/16]
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}
`;
const KEYS = {
  "berlin/main/1": "planted-berlin-1",
  "berlin/main/2": "planted-berlin-2",
  "plant/main/1": "planted-plant-1",
  "plant/main/2": "planted-plant-2",
};
const ROTATED = { ...KEYS, "plant/main/1": "planted-rotated" };
const MOVED = { ...KEYS, "factory/main/1": KEYS["plant/main/1"], "factory/main/2": KEYS["plant/main/2"] };

type Piece = readonly [piece: string, by: string];
const edited = (...pieces: readonly Piece[]) =>
  pieces.reduce((text, [piece, by]) => {
    expect(text).toContain(piece);
    return text.replace(piece, by);
  }, FILE);
const OTHER_CIPHER: Piece = ["crypto: strong", "crypto: {ike: {encryption: aes192}}"];
const edits = (tunnelEdits: string): Piece => ["tunnelEdits: refuse", `tunnelEdits: ${tunnelEdits}`];

/** Compares the reports of a change with the reviewed files. Ids in the reports depend on the order in which the cloud makes objects. */
function expectReports(name: string, stacks: readonly Stack[]): void {
  const [judgement, changes] = [{ ...judge(stacks, { rules: [] }), usage: [] }, changesOf(stacks)];
  const reports = {
    txt: textReport(judgement, undefined, changes),
    md: markdownReport(judgement, changes),
    html: htmlReport(judgement, { changes, topology: shownTopology(stacks) }),
    json: jsonReport(judgement, changes),
  };
  for (const report of Object.values(reports)) expect(report).not.toContain("planted");
  const readable = { ...reports, html: pageText(reports.html) };
  for (const form of ["txt", "md", "html"] as const)
    expectGolden(`change/golden/${name}.${form}`, readable[form].replaceAll(/-rehearsal\d+/g, "-…"));
}

/** Compares the reports of one plan; the plan without its secrets must give the same reports. */
function expectPlan(name: string, json: unknown): void {
  const stacks = readStacks({ name: "lab-sites", json });
  expectReports(name, stacks);
  const redacted = redactDocument(json as JsonObject);
  expect(JSON.stringify(redacted)).not.toContain("planted");
  expect(changesOf(readStacks({ name: "lab-sites", json: redacted }))).toEqual(changesOf(stacks));
}

describe("an environment file", () => {
  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await Deployment.start();
  });
  afterAll(() => deployment.close());
  let deployed: string | undefined;
  /** Deploys one environment, unless the previous test did, and reports the plan of another. */
  const show = async (
    name: string,
    before: string,
    after: string,
    keys: Record<string, string> = KEYS,
    exitCode = 0,
  ) => {
    if (deployed !== before) {
      await deployment.write(before);
      await deployment.deploy(KEYS);
      deployed = before;
    }
    await deployment.write(after);
    expectPlan(name, await deployment.planned(keys, exitCode));
  };

  test("deployed for the first time", async () => {
    await deployment.write(FILE);
    expectPlan("first-deployment", await deployment.planned(KEYS));
  });

  test("as it was", () => show("nothing", FILE, FILE));

  test("with another cipher, which is refused", () => show("cipher-refused", FILE, edited(OTHER_CIPHER), KEYS, 1));

  test("with another PSK, which is refused", () => show("psk-refused", FILE, FILE, ROTATED, 1));

  test("with another route table", () =>
    show("route-table", FILE, edited(["        routeTable: vtb-abc123\n", "        routeTable: vtb-def456\n"])));

  test("with another address of a device", () => show("device", FILE, edited(["203.0.113.11", "203.0.113.99"])));

  test("with another name of a site", () => show("renamed", FILE, edited(["plant:", "factory:"]), MOVED));

  test("with another name of a site, and the former one", () =>
    show("moved", FILE, edited(["plant:", "factory:\n    formerly: [plant]"]), MOVED));

  test("without a site", () => show("removed", FILE, FILE.slice(0, FILE.indexOf("  plant:"))));

  test("with another cipher, in place", () =>
    show("cipher-in-place", edited(edits("in-place")), edited(edits("in-place"), OTHER_CIPHER)));

  test("with another PSK, in place", () =>
    show(
      "psk-in-place",
      edited(edits("in-place")),
      edited(edits("in-place"), ["revision: 1", "revision: 2"]),
      ROTATED,
    ));

  test("with another cipher, by a new connection", () =>
    show("cipher-replaced", edited(edits("replace")), edited(edits("replace"), OTHER_CIPHER)));
});

describe("on a VPN gateway", () => {
  const OFFICE = `
name: lab
region: cn-hangzhou
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: existing}
vpnGateways: {edge: {vpc: vpc-abc, vswitches: [vsw-a, vsw-b], bandwidth: 100}}
sites:
  office:
    customerGateways: {fw: {ip: 203.0.113.10}, spare: {ip: 203.0.113.11}}
    connections:
      main:
        vpnGateway: edge
        routes: [192.168.3.0/24]
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: spare}}
`;
  const OFFICE_KEYS = { "office/main/1": "planted-office-1", "office/main/2": "planted-office-2" };

  test("a PSK is sent, and another device replaces the connection", async () => {
    const deployment = await Deployment.start();
    try {
      await deployment.write(OFFICE);
      await deployment.deploy(OFFICE_KEYS);
      const rotated = { ...OFFICE_KEYS, "office/main/2": "planted-rotated" };
      expectPlan("vpn-gateway-psk", await deployment.planned(rotated));
      await deployment.write(OFFICE.replace("203.0.113.10", "203.0.113.77"));
      expectPlan("vpn-gateway-device", await deployment.planned(OFFICE_KEYS));
    } finally {
      await deployment.close();
    }
  });
});

describe("two accounts", () => {
  const TWO = `
name: two
serviceLinkedRole: true
region: eu-central-1
accounts:
  default: {id: "1111111111111111", type: china}
  network: {role: "acs:ram::2222222222222222:role/cenvpn", type: china}
transitRouter: {cen: {}, account: network, cidrs: [10.255.0.0/24], routeTables: {spokes: {}}}
defaults: {routeTable: spokes, propagate: [default, spokes]}
sites:
  berlin:
    customerGateways: {fw: {ip: 203.0.113.10}}
    connections:
      main: {routes: [192.168.1.0/24], tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}}
`;
  const two = life();

  test("are reported stack by stack", async () => {
    await two.apply(environment(TWO));
    const more = [
      "sites:\n",
      "sites:\n  paris:\n    customerGateways: {fw: {ip: 203.0.113.40}}\n    connections:\n      main: {routes: [192.168.2.0/24], tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}}\n",
    ] as const;
    const changed = environment(
      TWO,
      more,
      ["propagate: [default, spokes]", "propagate: [spokes]"],
      ["[10.255.0.0/24]", "[10.255.0.0/24, 10.254.0.0/24]"],
    );
    expectReports("two-accounts", await two.planned(changed));
  });
});

test("plain HCL with count: what moves up in a list is replaced, and reported by its address", async () => {
  const main = (devices: readonly string[]) => `${PROVIDER}
variable "keys" {
  type      = list(string)
  sensitive = true
  default   = ["planted-key-number-1", "planted-key-number-2", "planted-key-number-3"]
}
locals {
  devices = ${JSON.stringify(devices)}
}
resource "alicloud_vpn_customer_gateway" "device" {
  count      = length(local.devices)
  ip_address = local.devices[count.index]
}
resource "alicloud_vpn_gateway_vpn_attachment" "this" {
  count              = length(local.devices)
  local_subnet       = "0.0.0.0/0"
  remote_subnet      = "0.0.0.0/0"
  enable_tunnels_bgp = false
  ${[1, 2]
    .map(
      (number) => `tunnel_options_specification {
    tunnel_index         = ${number}
    customer_gateway_id  = alicloud_vpn_customer_gateway.device[count.index].id
    enable_dpd           = true
    enable_nat_traversal = true
    tunnel_ike_config {
      psk = var.keys[count.index]
    }
  }`,
    )
    .join("\n  ")}
}
resource "alicloud_cen_transit_router_vpn_attachment" "this" {
  count                      = length(local.devices)
  transit_router_id          = "tr-abc123"
  vpn_id                     = alicloud_vpn_gateway_vpn_attachment.this[count.index].id
  auto_publish_route_enabled = true
}
`;
  const rehearsal = await startRehearsal();
  try {
    const all = ["203.0.113.1", "203.0.113.2", "203.0.113.3"];
    const { plan } = await deployedHcl({ "main.tf": main(all) }, rehearsal);
    expectPlan("plain-hcl-count", await plan({ "main.tf": main(all.slice(1)) }));
  } finally {
    await rehearsal.close();
  }
});
