import { formatFileProblem, parseSource } from "../../config";
import { toEnvironment } from "../../config/environment";
import { documentProblems } from "../../config/load";

/** A file with one site; each case replaces parts of the site. */
function file({
  gateway = "{ip: 203.0.113.10}",
  connection = "{tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}}",
  more = "",
  router = "",
}) {
  return `
name: dev
region: eu-central-1
transitRouter: {cen: cen-abc, id: tr-abc, cidrs: existing${router}}
sites:
  office:
    customerGateways: {fw: ${gateway}}
    connections: {main: ${connection}}
${more}`;
}

const problems = (parts: Parameters<typeof file>[0]) =>
  documentProblems(parseSource("dev.yaml", file(parts)))
    .map(formatFileProblem)
    .join("\n");

const dual = (more: string) => `{tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}, ${more}}`;

const single = (more: string) => `{tunnel: {customerGateway: fw}, ${more}}`;

test("an existing object needs only its id, and inherits the defaults of connections", () => {
  const more =
    "  paris:\n    customerGateways: {fw: {id: cgw-b}}\n    connections: {main: {id: vco-b}}\ndefaults: {routeTable: vtb-abc}";
  const parts = { gateway: "{id: cgw-a}", more };
  expect(problems(parts)).toBe("");
  const { paris } = toEnvironment(parseSource("dev.yaml", file(parts))).sites;
  expect(paris?.connections.main).toMatchObject({ id: "vco-b", routeTable: "vtb-abc", associate: true });
});

test("BGP to a customer gateway named by id is left to the cloud, which knows its ASN", () => {
  const tunnels = [0, 4].map((at, index) => `${index + 1}: {customerGateway: fw, insideCidr: 169.254.10.${at}/30}`);
  const connection = `{bgp: {localAsn: 64512}, tunnels: {${tunnels.join(", ")}}}`;
  expect(problems({ gateway: "{id: cgw-a}", connection })).toBe("");
});

test.each<[string, Parameters<typeof file>[0], RegExp]>([
  [
    "an id with settings",
    { gateway: "{id: cgw-a, ip: 203.0.113.10}" },
    /fw\.ip\n.*“ip” is not a name here\. Allowed: id/,
  ],
  ["an id of something else", { gateway: "{id: vco-a}" }, /fw\.id\n.*the id of a customer gateway/],
  ["tunnels of a connection that exists", { connection: dual("id: vco-a") }, /main\.tunnels\n.*not a name here/],
  [
    "a connection named twice",
    { connection: "{id: vco-a, import: {connection: vco-a}}" },
    /import\.connection\n.*only attached/,
  ],
  [
    "an association without its attachment",
    { connection: dual("import: {association: false}") },
    /import\n.*none is imported/,
  ],
  [
    "an attachment on a VPN gateway",
    { connection: dual("vpnGateway: vpn-a, import: {attachment: tr-attach-a}") },
    /import\n.*attachment belongs to a transit router/,
  ],
  ["an id that is none", { connection: dual("import: {connection: 7}") }, /import\.connection\n.*a number, not a text/],
  ["a former key that is in use", { connection: dual("formerly: [main]") }, /main\.formerly\[0\]\n.*“main” is in use/],
  [
    "a former key that is none",
    { gateway: "{ip: 203.0.113.10, formerly: [A]}" },
    /formerly\[0\]\n.*“A” is not a valid name/,
  ],
  [
    "a former key of a route table that is in use",
    { router: ", routeTables: {red: {}, blue: {formerly: [red]}}" },
    /blue\.formerly\[0\]\n.*“red” is in use/,
  ],
  [
    "a former key that two claim",
    {
      more: "    formerly: [old]\n  paris:\n    customerGateways: {fw: {id: cgw-b}}\n    connections: {main: {id: vco-b}}\n    formerly: [old]",
    },
    /office\.formerly\[0\]\n.*“old” was paris, too/,
  ],
  [
    "a new connection with a single tunnel",
    { connection: single("zone: cn-hangzhou-h") },
    /main\.tunnel\n.*no longer makes connections with a single tunnel/,
  ],
  [
    "a single tunnel without its zone",
    { connection: single("import: {connection: vco-a}") },
    /main\.zone\n.*would replace the attachment/,
  ],
  [
    "a setting that a single tunnel does not have",
    { connection: single("zone: cn-hangzhou-h, bandwidth: large, import: {connection: vco-a}") },
    /main\.bandwidth\n.*not a name here/,
  ],
  [
    "bandwidth on a VPN gateway",
    { connection: dual("vpnGateway: vpn-a, bandwidth: large") },
    /main\.bandwidth\n.*belongs to connections on a transit router/,
  ],
])("%s is reported", (_, parts, expected) => {
  expect(problems(parts)).toMatch(expected);
});

describe("a running object is not refused", () => {
  const facts = {
    gateway: "{ip: 203.0.113.10, asn: 45104}",
    connection: dual(
      "name: 'https://wiki', tags: {'acs:x': y}, bgp: {localAsn: 45104}, routing: {cloud: [10.1.0.0/16], site: [100.64.1.0/24]}",
    ).replaceAll("customerGateway: fw", "customerGateway: fw, insideCidr: 169.254.6.0/30, remoteId: 'a b'"),
  };
  const running = (more: string) => ({
    gateway: facts.gateway.replace("}", ", import: cgw-a}"),
    connection: facts.connection.replace(/}$/, `, import: ${more}}`),
  });

  test("the file accepts everything that the cloud has accepted of an imported connection and customer gateway", () => {
    expect(problems(running("{connection: vco-a}"))).toBe("");
  });

  test("it refuses the same values for new objects, and if only an attachment is imported", () => {
    for (const parts of [facts, { ...running("{attachment: tr-attach-a}"), gateway: facts.gateway }]) {
      const reported = problems(parts);
      for (const part of ["name\n", "acs:x", "routing.site[0]\n", "tunnels.1.insideCidr\n", "remoteId\n", "asn\n"])
        expect(reported).toContain(part);
    }
  });

  test.each([
    ["an address that is none", { gateway: "{ip: 203.0.113.256, import: cgw-a}" }, /fw\.ip\n.*203\.0\.113\.256/],
    ["an ASN that is none", { gateway: "{ip: 203.0.113.10, asn: sixty, import: cgw-a}" }, /fw\.asn\n/],
    [
      "an inside CIDR that is none",
      {
        connection: dual("import: {connection: vco-a}").replace(
          "customerGateway: fw",
          "customerGateway: fw, insideCidr: 169.254.10.0/29",
        ),
      },
      /tunnels\.1\.insideCidr\n.*\/29/,
    ],
    [
      "a customer gateway that the site does not have",
      { connection: dual("import: {connection: vco-a}").replace("customerGateway: fw", "customerGateway: fx") },
      /no customer gateway “fx”/,
    ],
  ])("%s is a slip, even in an imported object", (_, parts, message) => {
    expect(problems(parts)).toMatch(message);
  });
});
