import { FileProblemsError, formatFileProblem, formatFileProblems, parseSource, readInsideCidrs } from "../../config";
import { documentProblems } from "../../config/load";
import { RESERVED_INSIDE_CIDRS } from "../../domain/inside-cidr";
import { temporaryFile } from "../setup/files";
import fc from "../setup/properties";

const head = (name: string, transitRouter = "tr-abc123") => `name: ${name}
region: cn-hangzhou
transitRouter: {cen: cen-abc123, id: ${transitRouter}, cidrs: existing}
defaults: {bgp: {localAsn: 64512}}
sites:
`;

/** A site with one BGP connection and the given inside CIDRs, if any. */
const site = (name: string, ip: string, ...[one, two]: (string | undefined)[]) => `  ${name}:
    customerGateways: {edge: {ip: ${ip}, asn: 65010}}
    connections:
      main:
        tunnels:
          1: {customerGateway: edge${one ? `, insideCidr: ${one}` : ""}}
          2: {customerGateway: edge${two ? `, insideCidr: ${two}` : ""}}
`;

const environment = (...sites: string[]) => temporaryFile("environment.yaml", head("one") + sites.join(""));

const given = (file: string, neighbours: string[] = []) => [...readInsideCidrs([file], neighbours).free.values()];

function refusal(file: string): string {
  try {
    readInsideCidrs([file]);
    return "";
  } catch (error) {
    if (error instanceof FileProblemsError) return error.message;
    throw error;
  }
}

describe("the lowest free block", () => {
  test("is one that the device at the other end accepts", () => {
    const azure = site("azure", "203.0.113.1").replace("asn: 65010", "asn: 65010, device: {profile: azure}");
    const office = site("office", "203.0.113.2", "169.254.10.0/30");
    expect(given(environment(azure, office))).toEqual(["169.254.21.0/30", "169.254.21.4/30", "169.254.10.4/30"]);
  });

  test("is in the /24 of the lowest used block, and fills gaps", () => {
    expect(
      given(environment(site("a", "203.0.113.1", "169.254.10.0/30", "169.254.10.8/30"), site("b", "203.0.113.2"))),
    ).toEqual(["169.254.10.4/30", "169.254.10.12/30"]);
  });

  test("is above the reserved blocks if none is in use", () => {
    expect(given(environment(site("a", "203.0.113.1")))).toEqual(["169.254.10.0/30", "169.254.10.4/30"]);
  });

  test("is not in use in another file at the same transit router or device, but may be elsewhere", () => {
    const neighbour = (router: string, ip: string) =>
      temporaryFile("other.yaml", head("other", router) + site("x", ip, "169.254.10.0/30", "169.254.10.8/30"));
    const mine = () => environment(site("a", "203.0.113.1"));
    expect(given(mine(), [neighbour("tr-abc123", "203.0.113.9")])).toEqual(["169.254.10.4/30", "169.254.10.12/30"]);
    expect(given(mine(), [neighbour("tr-other", "203.0.113.1")])).toEqual(["169.254.10.4/30", "169.254.10.12/30"]);
    expect(given(mine(), [neighbour("tr-other", "203.0.113.9")])).toEqual(["169.254.10.0/30", "169.254.10.4/30"]);
  });

  test("is lower if all higher blocks are in use, but never reserved", () => {
    const above = Array.from({ length: 32 }, (_, n) =>
      site(`a${n}`, "203.0.113.1", ...[0, 4].map((tunnel) => `169.254.255.${n * 8 + tunnel}/30`)),
    );
    expect(given(environment(...above, site("b", "203.0.113.2")))).toEqual(["169.254.0.4/30", "169.254.0.8/30"]);
  });

  test("never clashes with used blocks", () => {
    const block = fc.option(
      fc
        .nat({ max: 60 })
        .map((n) => `169.254.${n >> 2}.${(n % 4) * 4}/30`)
        .filter((cidr) => !RESERVED_INSIDE_CIDRS.includes(cidr)),
      { nil: undefined },
    );
    fc.assert(
      fc.property(fc.uniqueArray(block, { minLength: 4, maxLength: 20, selector: (cidr) => cidr ?? {} }), (blocks) => {
        const sites = Array.from({ length: blocks.length >> 1 }, (_, n) =>
          site(`s${n}`, `203.0.113.${1 + (n % 3)}`, blocks[2 * n], blocks[2 * n + 1]),
        );
        const { filled } = readInsideCidrs([environment(...sites)]);
        for (const text of filled.values()) {
          expect(readInsideCidrs([temporaryFile("filled.yaml", text)])).toMatchObject({ clashes: [], free: new Map() });
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("filling in", () => {
  test.each([
    [
      "on one line",
      "1: {customerGateway: edge, remoteId: x} # first",
      "1: {customerGateway: edge, insideCidr: 169.254.10.0/30, remoteId: x} # first",
    ],
    [
      "on lines of their own, with comments",
      "1:\n            # the old one\n            customerGateway: edge # Bob's\n            remoteId: x\n",
      "1:\n            # the old one\n            customerGateway: edge # Bob's\n            insideCidr: 169.254.10.0/30\n            remoteId: x\n",
    ],
    [
      "with Windows line ends",
      "1:\r\n            customerGateway: edge",
      "1:\r\n            customerGateway: edge\r\n            insideCidr: 169.254.10.0/30",
    ],
    ["at the end", "1: {customerGateway:   'edge'  }", "1: {customerGateway:   'edge', insideCidr: 169.254.10.0/30  }"],
    [
      "in JSON",
      '"1": {\n              "customerGateway": "edge"\n            }',
      '"1": {\n              "customerGateway": "edge",\n              "insideCidr": "169.254.10.0/30"\n            }',
    ],
  ])("changes nothing else: a tunnel written %s", (_, before, after) => {
    const text = environmentText("1: {customerGateway: edge}", before);
    const { filled } = readInsideCidrs([temporaryFile("environment.yaml", text)]);
    expect([...filled.values()]).toEqual([environmentText("1: {customerGateway: edge}", after)]);
  });

  /** The environment, with one piece replaced and the second tunnel complete. */
  function environmentText(piece: string, replacement: string): string {
    const text = head("one") + site("a", "203.0.113.1", undefined, "169.254.10.4/30");
    expect(text).toContain(piece);
    return text.replace(piece, replacement);
  }

  test("refuses a tunnel that is an alias, and reports other problems", () => {
    const text = head("one") + site("a", "203.0.113.1").replace("1: {", "1: &t {").replace(/2: .*/, "2: *t");
    expect(refusal(temporaryFile("environment.yaml", text))).toMatch(
      /environment\.yaml:12:14 .*tunnels\.2\.insideCidr\n.*is an alias/,
    );
    const wrong = environment(site("a", "203.0.113.1").replace("203.0.113.1", "300.0.113.1"));
    expect(refusal(wrong)).toMatch(/customerGateways\.edge\.ip\n/);
    expect(refusal(wrong)).not.toMatch(/insideCidr/);
  });
});

test("a block in use twice clashes only at one device or on one VPN gateway", () => {
  const other = (router: string, ip: string) =>
    temporaryFile("other.yaml", head("other", router) + site("x", ip, "169.254.10.0/30", "169.254.10.8/30"));
  const mine = environment(site("a", "203.0.113.1", "169.254.10.0/30", "169.254.10.4/30"));
  const clashes = (file: string) =>
    readInsideCidrs([mine, file]).clashes.map(({ cidr, at, tunnels }) => [cidr, at, tunnels.length]);
  // as `cenvpn check` judges: no source says that blocks on one transit router must differ
  expect(clashes(other("tr-abc123", "203.0.113.9"))).toEqual([]);
  expect(clashes(other("tr-abc123", "203.0.113.1"))).toEqual([["169.254.10.0/30", "203.0.113.1", 2]]);
  expect(clashes(other("tr-other", "203.0.113.1"))).toEqual([["169.254.10.0/30", "203.0.113.1", 2]]);
  expect(clashes(other("tr-other", "203.0.113.9"))).toEqual([]);
  const onGateway = ["x", "y"].map((name, index) =>
    site(name, `203.0.113.${index}`, "169.254.20.0/30").replace("main:", "main:\n        vpnGateway: vpn-abc123"),
  );
  const gateway = temporaryFile("gateway.yaml", head("gateway") + onGateway.join(""));
  expect(clashes(gateway)).toEqual([["169.254.20.0/30", "vpn-abc123", 2]]);
});

test("a problem with an inside CIDR names a free block, and how to write a missing one", () => {
  const fixes = (text: string) => documentProblems(parseSource("e.yaml", text)).map(formatFileProblem).join("\n");
  const text = head("one") + site("a", "203.0.113.1", "169.254.10.0/30", "169.254.10.4/30");
  expect(fixes(text.replace(", insideCidr: 169.254.10.4/30", ""))).toMatch(
    /Fix: 169\.254\.10\.4\/30 is free \(cenvpn addresses --write\)\.$/,
  );
  expect(fixes(text.replace("169.254.10.4/30", "169.254.169.252/30"))).toMatch(
    /reserved by the cloud.*\n {2}Fix: 169\.254\.10\.4\/30 is free\.$/,
  );
});

test("if many are missing, the fix is the command that fills in all, and people see one problem with its places", () => {
  const sites = Array.from({ length: 45 }, (_, index) => site(`site-${index}`, `203.0.113.${index + 1}`));
  const found = documentProblems(parseSource("e.yaml", head("one") + sites.join("")));
  expect(found).toHaveLength(90);
  expect(formatFileProblems(found)).toMatch(
    /^(e\.yaml:\d+:\d+ {2}sites\.site-\d\..*insideCidr\n){5}and 85 more places\n {2}BGP is on, but the tunnel has no inside CIDR\..*\n {2}Fix: run cenvpn addresses --write, which gives each tunnel a free one\.$/,
  );
});

test("the tunnel of a single-tunnel connection counts, too", () => {
  const old =
    head("one") +
    site("a", "203.0.113.1")
      .replace(/1: (.*)\n.*/, "$1")
      .replace(/tunnels:\n */, "tunnel: ");
  expect(old).toContain("tunnel: {customerGateway: edge}");
  const text = old
    .replace("edge}", "edge, insideCidr: 169.254.10.0/30}")
    .replace(/$/, "        zone: cn-hangzhou-h\n        import: {connection: vco-old, attachment: tr-attach-old}\n");
  const { tunnels } = readInsideCidrs([temporaryFile("environment.yaml", text)]);
  expect(tunnels.map(({ cidr, end }) => [cidr, end])).toEqual([["169.254.10.0/30", "tr-abc123"]]);
});
