import { checkVpnGateway, networkOf } from "../../../site/problems/vpn-gateway";
import type { VpnGateway } from "../../../site/vpn-gateway";
import { found, letPass, UNKNOWN } from "../found";

const NEW = { vpc: "vpc-1", vswitches: ["vsw-1", "vsw-2"], bandwidth: 10 };
const wrong = (gateway: object, key = "hub") => found((check) => checkVpnGateway(check, key, gateway as VpnGateway));

test.each([
  { id: "vpn-1", vpc: 1 },
  NEW,
  {
    ...NEW,
    network: "private",
    resourceGroup: "rg-1",
    import: "vpn-1",
    name: "hub",
    description: "d",
    tags: { a: "b" },
  },
  { vpc: UNKNOWN, vswitches: UNKNOWN, bandwidth: UNKNOWN, network: UNKNOWN, resourceGroup: UNKNOWN, import: UNKNOWN },
  { ...NEW, vswitches: [UNKNOWN, UNKNOWN] },
  { ...NEW, vswitches: ["vsw-1", UNKNOWN] },
])("nothing is wrong with %j", (gateway) => expect(wrong(gateway)).toEqual([]));

test("a gateway needs a name", () => {
  expect(wrong(NEW, "vpn-1")).toEqual([": “vpn-1” looks like the id of a VPN gateway. Allowed: another word."]);
  expect(wrong(NEW, "Hub")).toEqual([
    ": “Hub” is not a valid name. Allowed: a lower-case letter, then up to 31 lower-case letters, digits and hyphens. Fix: write hub.",
  ]);
});

test.each<[object, string[]]>([
  [{ id: "hub" }, ["id: “hub” is not such an id. Allowed: the id of a VPN gateway, vpn-…"]],
  [
    {},
    [
      "vpc: vpc is missing. Allowed: the VPC whose traffic goes through the gateway, vpc-…",
      "vswitches: vswitches is missing. Allowed: vSwitches in two zones, vsw-…",
      "bandwidth: bandwidth is missing. Allowed: Mbit/s.",
    ],
  ],
  [
    { vpc: "x", vswitches: ["a", "vsw-1"], bandwidth: 0, network: "pubic", resourceGroup: "x", import: "x" },
    [
      "vpc: “x” is not such an id. Allowed: the id of a VPC, vpc-…",
      "vswitches[0]: “a” is not such an id. Allowed: the id of a vSwitch, vsw-…",
      "resourceGroup: “x” is not such an id. Allowed: the id of a resource group, rg-…",
      "import: “x” is not such an id. Allowed: the id of a VPN gateway, vpn-…",
      "bandwidth: 0 is not a rate. Allowed: Mbit/s: 1, 2, 3 …",
      "network: “pubic” is not allowed. Allowed: public, private. Fix: did you mean public?",
    ],
  ],
  [{ ...NEW, bandwidth: 1.5 }, ["bandwidth: 1.5 is not a rate. Allowed: Mbit/s: 1, 2, 3 …"]],
  [{ ...NEW, vswitches: ["vsw-1"] }, ["vswitches: there are 1 vSwitches. Allowed: vSwitches in two zones."]],
  [
    { ...NEW, vswitches: ["vsw-1", "vsw-1", "vsw-2"] },
    ["vswitches: there are 3 vSwitches. Allowed: vSwitches in two zones."],
  ],
  [
    { ...NEW, vswitches: ["vsw-1", "vsw-1"] },
    ["vswitches: both vSwitches are the same. Allowed: vSwitches in two zones."],
  ],
])("%j is wrong", (gateway, problems) => expect(wrong(gateway)).toEqual(problems));

test("labels are judged with inherited tags, but pass for existing objects", () => {
  const tags = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${index}`, ""]));
  const gateway = { ...NEW, name: "", tags: { own: "" } } as VpnGateway;
  const refusals = [
    "name: the text has 0 characters. Allowed: 1 to 100 characters that do not start with http:// or https://. Fix: write more.",
    "tags: there are 21 tags, inherited ones included. Allowed: up to 20 for a resource.",
  ];
  expect(found((check) => checkVpnGateway(check, "hub", gateway, tags))).toEqual(refusals);
  expect(
    letPass((check) => checkVpnGateway(check, "hub", { ...gateway, import: "vpn-1" } as VpnGateway, tags)),
  ).toEqual(refusals);
});

test("the network type of an existing gateway is unknown", () => {
  expect([undefined, { id: "vpn-1" }, NEW, { ...NEW, network: "private" } as const].map(networkOf)).toEqual([
    undefined,
    undefined,
    "public",
    "private",
  ]);
});
