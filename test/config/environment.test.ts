import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020";
import {
  type EnvironmentFile,
  EnvironmentSchema,
  type FileProblem,
  FileProblemsError,
  formatFileProblem,
  loadEnvironments,
  parseSource,
} from "../../config";
import { toEnvironment } from "../../config/environment";
import { documentProblems } from "../../config/load";
import { temporaryFile } from "../setup/files";
import fc from "../setup/properties";

const DEV = readFileSync("environments/dev.yaml", "utf8");

function problems(text: string): FileProblem[] {
  try {
    return documentProblems(parseSource("dev.yaml", text));
  } catch (error) {
    if (error instanceof FileProblemsError) return [...error.problems];
    throw error;
  }
}

/** The example with one piece replaced; the piece must be there. */
function dev(piece: string, replacement: string): string {
  expect(DEV).toContain(piece);
  return DEV.replace(piece, replacement);
}

const lines = (text: string) => problems(text).map(formatFileProblem).join("\n");

describe("the example", () => {
  test("has no problem, as YAML and as JSON", () => {
    expect(problems(DEV)).toEqual([]);
    expect(problems(JSON.stringify(parseSource("dev.yaml", DEV).value, null, 2))).toEqual([]);
  });

  test("has every default written out", () => {
    const { sites } = toEnvironment(parseSource("dev.yaml", DEV));
    expect(sites.shanghai?.connections.main).toMatchObject({
      network: "public",
      routing: "destination",
      bgp: { localAsn: 64512 },
      dpd: true,
      natTraversal: true,
      advertise: true,
      associate: true,
      propagate: true,
      applyImmediately: false,
      crypto: {
        ike: { version: "ikev2", encryption: "aes256", lifetime: 28800 },
        ipsec: { pfs: "group14", lifetime: 3600 },
      },
      tags: { team: "network" },
      tunnels: { 1: { cloudIp: "169.254.10.1" }, 2: { cloudIp: "169.254.10.5" } },
      source: "dev.yaml:13:7",
    });
  });
});

describe("a problem names the line, the value, what is allowed and the fix", () => {
  test.each([
    [
      "an unknown key",
      "tunnels:\n",
      "tunnles:\n",
      /^dev\.yaml:14:9 {2}sites\.shanghai\.connections\.main\.tunnles\n.*not a key here.*\n.*Fix: did you mean tunnels\?/m,
    ],
    ["a wrong type", "asn: 65010", "asn: [1]", /^dev\.yaml:10:39 .*asn\n.*a list/m],
    [
      "a CIDR with host bits",
      "192.168.9.0/24",
      "192.168.9.1/24",
      /^dev\.yaml:22:18 .*routes\[0\]\n.*host bits.*\n.*192\.168\.9\.0\/24/m,
    ],
    ["an ASN of 45104", "asn: 65010", "asn: 45104", /^dev\.yaml:10:39 .*\n.*belongs to Alibaba Cloud/m],
    ["a dotted ASN without quotes", "asn: 65010", "asn: 1.10", /write a dotted ASN in quotes/],
    [
      "a key in the file",
      "asn: 65010}",
      "asn: 65010, psk: sEkReT}",
      /^dev\.yaml:10:\d+ .*psk\n.*keys do not stand in this file/m,
    ],
    [
      "a region without IPsec on transit routers",
      "cn-hangzhou",
      "cn-fuzhou",
      /^dev\.yaml:3:9 {2}region\n.*VPN gateways only/m,
    ],
    ["a template in a key", "  shanghai:", '  "shang${hai}":', /^dev\.yaml:8:3 .*\n.*not a key/m],
    [
      "a customer gateway that does not exist",
      "{customerGateway: edge-2",
      "{customerGateway: edge-3",
      /^dev\.yaml:16:\d+ .*tunnels\.2\.customerGateway\n.*no customer gateway “edge-3”.*\n.*did you mean/m,
    ],
    [
      "tunnel 1 alone",
      "          2: {customerGateway: edge-2, insideCidr: 169.254.10.4/30}\n",
      "",
      /tunnel 2 is missing. Allowed: exactly tunnels 1 and 2/,
    ],
    [
      "tunnel 3",
      "          2: {customerGateway: edge-2",
      "          3: {customerGateway: edge-2",
      /there is no tunnel “3”/,
    ],
    ["BGP without an inside CIDR", ", insideCidr: 169.254.10.4/30", "", /^dev\.yaml:16:\d+ .*\n.*no inside CIDR/m],
    ["BGP without an ASN", "10, asn: 65010}", "10}", /“edge-1” has no ASN/],
    ["one inside CIDR for both tunnels", "169.254.10.4/30", "169.254.10.0/30", /inside CIDR of both tunnels/],
    [
      "a private address on a public connection",
      "203.0.113.10",
      "10.0.0.10",
      /is private, but the connection is public/,
    ],
    [
      "a route with settings on a transit router",
      "routes: [192.168.9.0/24]",
      "routes: [{to: 192.168.9.0/24, from: 10.0.0.0/16}]",
      /^dev\.yaml:22:18 .*routes\[0\]\n.*from of the route to 192\.168\.9\.0\/24 belongs to connections on a VPN gateway/m,
    ],
    [
      "a secret that both tunnels would share",
      "routes: [192.168.9.0/24]",
      "keys: {kms: {secret: vpn}}",
      /^dev\.yaml:22:30 .*keys\.kms\.secret\n.*both tunnels would have one key.*\n.*Fix: vpn\/\{tunnel\}/m,
    ],
    [
      "a secret that all connections would share",
      "crypto: strong,",
      "keys: {kms: {secret: 'vpn/{site}/{tunnel}'}},",
      /defaults\.keys\.kms\.secret\n.*the pattern lacks \{connection\}/,
    ],
    [
      "a secret with a word that does not exist",
      "routes: [192.168.9.0/24]",
      "keys: {kms: {secret: 'vpn/{place}/{tunnel}'}}",
      /“vpn\/\{place\}\/\{tunnel\}” names no secret/,
    ],
    [
      "a revision where edits are refused",
      "routes: [192.168.9.0/24]",
      "revision: 2",
      /^dev\.yaml:22:19 .*revision\n.*renews nothing where edits inside tunnels are refused/m,
    ],
    [
      "edits in place by a customer gateway that was made elsewhere",
      "edge-1: {ip: 203.0.113.10, asn: 65010}\n      edge-2: {ip: 203.0.113.11, asn: 65010}\n    connections:\n      main:",
      "edge-1: {id: cgw-abc123}\n      edge-2: {ip: 203.0.113.11, asn: 65010}\n    connections:\n      main:\n        tunnelEdits: in-place",
      /^dev\.yaml:16:\d+ .*tunnels\.1\.customerGateway\n.*this one was made elsewhere/m,
    ],
    ["a default route on a transit router", "192.168.9.0/24", "0.0.0.0/0", /cannot be a static route/],
    [
      "a route twice",
      "vpnGateway: vpn-abc123",
      "routes: [10.1.0.0/16, {to: 10.1.0.0/16, weight: 0}]\n        vpnGateway: vpn-abc123",
      /routes\n.*10\.1\.0\.0\/16 stands there twice/,
    ],
    [
      "a protected flow as a route",
      "vpnGateway: vpn-abc123",
      "routes: [192.168.7.0/24]\n        vpnGateway: vpn-abc123",
      /routes\[0\]\n.*is a protected flow/,
    ],
    [
      "a VPN gateway that the file does not have",
      "vpnGateway: vpn-abc123",
      "vpnGateway: egde",
      /^dev\.yaml:29:\d+ .*vpnGateway\n.*no VPN gateway “egde” in this file/m,
    ],
    ["a marker of CDKTF", "team: network", 'team: "${TfToken[TOKEN.1]}"', /^dev\.yaml:5:14 {2}tags\.team\n.*TfToken/m],
    [
      "a setting without effect",
      "vpnGateway: vpn-abc123",
      "network: private\n        vpnGateway: vpn-abc123",
      /^dev\.yaml:29:18 .*network\n.*ends on a VPN gateway/m,
    ],
    [
      "text where a number is needed",
      "localAsn: 64512",
      "localAsn: true",
      /this is true or false, not a whole number or a text/,
    ],
    [
      "a number where text is needed",
      "team: network",
      "team: 7",
      /this is a number, not a text.*\n.*write it in quotes: "7"/,
    ],
    ["a number that would be no id", "id: tr-abc123", "id: 5", /this is a number, not a text\. Allowed: [^\n]*$/],
    ["a list's only item", "routes: [192.168.9.0/24]", "routes: 192.168.9.0/24", /in brackets: \[192\.168\.9\.0\/24\]/],
    [
      "what is no region at all",
      "cn-hangzhou",
      "frankfurt",
      /^[^\n]*region\n[^\n]*“frankfurt” is not such an id[^\n]*$/,
    ],
    [
      "text for a choice of shapes",
      "bgp: {localAsn: 64512}",
      "bgp: maybe",
      /this is a text, not true or false or a map of keys\. Allowed: BGP on both/,
    ],
    [
      "yes for true",
      "crypto: strong",
      "crypto: strong, dpd: yes",
      /this is a text, not true or false.*\n.*write true or false/,
    ],
    ["an empty list", "[192.168.7.0/24]", "[]", /there are 0 items here: at least 1/],
    [
      "a lifetime that is too long",
      "crypto: strong",
      "crypto: {ike: {lifetime: 86401}}",
      /86401 is out of bounds: at most 86400/,
    ],
    [
      "a limit that is not raised",
      "cidrs: existing",
      "cidrs: existing, vpnAttachmentLimit: {most: 30, reason: x}",
      /30 is out of bounds: at least 51/,
    ],
    [
      "too many tags together",
      "  shanghai:\n",
      `  shanghai:\n    tags: {${Array.from({ length: 20 }, (_, n) => `t${n}: x`).join(", ")}}\n`,
      /^dev\.yaml:9:\d+ .*tags\n.*21 tags, inherited/m,
    ],
    ["nothing to end on", "transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: existing}", "", /nothing to end on/],
    ["flows on one side", "cloud: [172.16.0.0/16]", "cloud: [0.0.0.0/0]", /one side is 0\.0\.0\.0\/0/],
    [
      "an algorithm that does not exist",
      "crypto: strong",
      "crypto: {ike: {encryption: aes512}}",
      /aes512.*\n.*did you mean aes\d*\?/,
    ],
    ["an id of something else", "id: tr-abc123", "id: tr-attach-abc", /id of a transit router/],
  ])("%s", (_, piece, replacement, message) => {
    expect(lines(dev(piece, replacement))).toMatch(message);
  });

  test("all of them at once, in the order of the file", () => {
    const text = DEV.replace("cn-hangzhou", "cn-fuzhou")
      .replace("asn: 65010", "asn: 45104")
      .replace("tunnels:\n", "tunnles:\n");
    expect(problems(text).map(({ position }) => position?.line)).toEqual([3, 10, 14, 14]);
  });

  test("a key is never repeated", () => {
    const text = dev("asn: 65010}", "asn: 65010, psk: sEkReT, secret: sEkReT}").replace(
      "bgp: false",
      "psk: {1: sEkReT}",
    );
    expect(problems(text).length).toBeGreaterThan(2);
    expect(lines(text)).not.toContain("sEkReT");
  });
});

describe("a file that is no environment", () => {
  test.each([
    ["broken YAML", "name: [dev", /not YAML/],
    ["a duplicate key", "name: dev\nname: dev2\n", /^dev\.yaml:2:1\n.*same key stands here twice/],
    ["an empty file", "", /is empty/],
    ["only a comment", "# nothing\n", /is empty/],
    ["a scalar", "dev", /a text, not a map of keys/],
    ["a list", "[]", /a list, not a map of keys/],
    ["many documents", "name: dev\n---\nname: dev\n", /second document/],
    ["an alias bomb", bomb(), /alias/i],
    ["an alias of what it stands in", "sites: &all {shanghai: *all}\n", /alias/i],
    ["deep nesting", "[".repeat(100_000), /nests too deeply|not YAML/],
    ["__proto__", '{"__proto__": {"name": "dev"}}', /__proto__/],
  ])("%s is told", (_, text, message) => {
    expect(lines(text)).toMatch(message);
  });

  test("broken YAML is told without quoting the line, which may hold a key", () => {
    expect(lines("psk: 'sEkReT\n")).not.toContain("sEkReT");
    for (const sign of ["", "*", "!", "!!", "|", ">", "&", "%", "@", "`", "[", "{"]) {
      expect(lines(`psk: ${sign}sEkReT: x\n`)).not.toContain("sEkReT");
      expect(lines(`psk: ${sign}sEkReT\n`)).not.toContain("sEkReT");
    }
  });

  test.each([
    ["missing", "no-such-file.yaml", /no such file/],
    ["a folder", "environments", /folder/],
    ["binary", temporaryFile("binary.yaml", Buffer.from([0xff, 0xfe, 0x00, 0x01])), /binary/],
    ["not UTF-8", temporaryFile("latin1.yaml", Buffer.from([0x6e, 0xfc])), /UTF-8/],
    ["100 MB", temporaryFile("huge.yaml", Buffer.alloc(100 * 1024 * 1024, "#")), /100 MB/],
  ])("%s is told", (_, file, message) => {
    const { environments, problems } = loadEnvironments([file]);
    expect(environments).toEqual([]);
    expect(problems.map(formatFileProblem).join()).toMatch(message);
  });

  test("two of one name are told apart", () => {
    const { problems } = loadEnvironments(["environments/dev.yaml", temporaryFile("copy.yaml", Buffer.from(DEV))]);
    expect(problems).toMatchObject([
      { what: expect.stringContaining("environments/dev.yaml has the name “dev” too"), position: { line: 2 } },
    ]);
  });
});

test("a region without IPsec on transit routers is fine for VPN gateways", () => {
  const { sites, ...rest } = parseSource("dev.yaml", DEV.replace("cn-hangzhou", "cn-fuzhou")).value as EnvironmentFile;
  expect(problems(JSON.stringify({ ...rest, sites: { office: sites?.["legacy-office"] } }))).toEqual([]);
});

test("no text crashes", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => Array.isArray(problems(text))));
});

test("no JSON crashes, at whatever place of the file it stands", () => {
  const spot = fc.constantFrom("name", "region", "transitRouter", "backend", "tags", "defaults", "sites");
  fc.assert(
    fc.property(spot, fc.jsonValue(), (key, value) => {
      const text = JSON.stringify({ ...(parseSource("dev.yaml", DEV).value as object), [key]: value });
      return problems(text).every(({ what, position }) => what !== "" && (position?.line ?? 0) > 0);
    }),
  );
});

test("the schema is valid, describes every property, and stock validators take the examples", () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  expect(ajv.validateSchema(EnvironmentSchema)).toBe(true);
  expect(ajv.validate(EnvironmentSchema, parseSource("dev.yaml", DEV).value)).toBe(true);
  const undescribed: string[] = [];
  const walk = (schema: Record<string, unknown>, at: string) => {
    for (const [name, property] of Object.entries(
      (schema.properties ?? {}) as Record<string, Record<string, unknown>>,
    )) {
      if (!property.description) undescribed.push(`${at}.${name}`);
      walk(property, `${at}.${name}`);
    }
    for (const part of ["then", "else", "items", "additionalProperties"]) {
      if (typeof schema[part] === "object") walk(schema[part] as Record<string, unknown>, at);
    }
  };
  walk(EnvironmentSchema as unknown as Record<string, unknown>, "environment");
  expect(undescribed).toEqual([]);
});

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(", ")}]`);
  return [`l0: &l0 [x]`, ...levels].join("\n");
}
