import { readFileSync } from "node:fs";
import { formatFileProblem, parseSource } from "../../config";
import { documentProblems } from "../../config/load";
import { blocks } from "../setup/readme";

const [HUB = ""] = blocks("yaml", "docs/transit-router.md");
const [ACCOUNTS = ""] = blocks("yaml", "docs/accounts.md");

/** The problems of the text with one piece replaced. Fails if the text does not contain the piece. */
function problems(text: string, piece: string, by: string): string {
  expect(text).toContain(piece);
  return documentProblems(parseSource("hub.yaml", text.replace(piece, by)))
    .map(formatFileProblem)
    .join("\n");
}

test.each([
  ["cidrs: [10.255.0.0/24]", "cidrs: existing", "a new transit router has no CIDR yet"],
  ["# id: tr-…", "id: tr-abc123 #", "a transit router that exists is in a CEN instance"],
  [
    "routeTable: spokes",
    "routeTable: spoke",
    "the transit router has no route table “spoke”. Allowed: default, spokes",
  ],
  ["[default, spokes]", "[default, lab]", "the transit router has no route table “lab”"],
  ["spokes: {", "default: {", "default is the table that every transit router has"],
  ["spokes: {", "s: {", "“s” is not such a name. Allowed: 2 to 128"],
  ["spokes: {", "vtb-x: {", "looks like the id of a route table"],
  ["[vpn, vbr]", "[vpn, vpc]", "“vpc” is not allowed"],
  ["transit: [", "transitPriority: 96\n  transit: [", "do not fit between 96 and 100"],
  ["payer: cen-owner", "payer: me", "“me” is not allowed. Allowed: cen-owner, resource-owner"],
])("%s as %s is reported", (piece, by, reported) => {
  expect(problems(HUB, piece, by)).toContain(reported);
});

test.each([
  ['id: "2222222222222222"', "id: 2222222222222222", "write it in quotes"],
  ['profile: network, id: "2222222222222222"', "profile: network", "the id of account “network” is not known"],
  ["profile: network", "profile: network, variables: net", "credentials come from a profile and from variables"],
  ["account: branch", "account: branhc", "did you mean branch?"],
  ["acs:ram::3333333333333333:role/cenvpn", "arn:aws:iam::1:role/x", "is not a role"],
  ["{profile: network, ", "{profile: network, access_key: LTAI, ", "this file must not contain credentials"],
])("%s as %s is reported", (piece, by, reported) => {
  expect(problems(ACCOUNTS, piece, by)).toContain(reported);
});

test("accounts of two Alibaba Cloud websites cannot meet", () => {
  const typed = ACCOUNTS.replace('"1111111111111111"', '"1111111111111111", type: china');
  expect(problems(typed, "profile: network", "profile: network, type: international")).toContain(
    "two accounts of one website: the cloud grants nothing across websites",
  );
});

test("a VPN gateway that the file makes accepts only connections of its own account", () => {
  const made = "vpnGateways: {gw: {vpc: vpc-1, vswitches: [vsw-1, vsw-2], bandwidth: 10}}\nsites:";
  const gateway = ACCOUNTS.replace("sites:", made);
  const onGateway = (routes: string) => problems(gateway, `routes: [${routes}]`, `vpnGateway: gw`);
  expect(onGateway("192.168.1.0/24")).toBe("");
  expect(onGateway("192.168.2.0/24")).toContain("“gw” belongs to account “default”, but the site to account “branch”");
});

test("a file may describe only a hub, but not nothing", () => {
  const [top = ""] = HUB.split("defaults:");
  expect(documentProblems(parseSource("hub.yaml", top))).toEqual([]);
  const [dev = ""] = readFileSync("environments/dev.yaml", "utf8").split("tags:");
  expect(documentProblems(parseSource("hub.yaml", dev)).map(({ what }) => what)).toEqual([
    "there is nothing to build: the transit router already has everything",
  ]);
});
