import { App, TerraformStack, TerraformVariable, Token } from "cdktf";
import { formatPath } from "../../../domain/path";
import { CustomerGateway } from "../../../modules";
import { checkConnectionProps, checkSingleTunnelProps, plainGateway } from "../../../modules/connection/problems";
import { Check } from "../../../site/check";

const stack = new TerraformStack(new App(), "lab");
const device = new CustomerGateway(stack, "edge", { ip: "203.0.113.10", asn: 65010 });
const old = { customerGatewayId: "cgw-1" };
const token = new TerraformVariable(stack, "value", {}).stringValue;
const psk = "${var.psk}";
const BGP = { localAsn: 64512 };
const one = { customerGateway: device, psk, insideCidr: "169.254.10.0/30" };
const two = { customerGateway: old, psk, insideCidr: "169.254.10.4/30" };

/** The problems without the allowed values, and the problems that running objects may have. */
function judged(look: (check: Check) => void): { found: string[]; letPass: string[] } {
  const check = new Check((value) => !Token.isUnresolved(value));
  look(check);
  const said = (problems: Check["problems"]) =>
    problems.map(({ path, problem }) => `${formatPath(path)}: ${problem.what}`);
  return { found: said(check.problems), letPass: said(check.letPass) };
}
const wrong = (props: object, network?: "public" | "private") =>
  judged((check) => checkConnectionProps(check, { tunnels: { 1: one, 2: two }, ...props } as never, network)).found;
const wrongOne = (props: object) =>
  judged((check) => checkSingleTunnelProps(check, { importId: "vco-1", tunnel: one, ...props } as never)).found;

test.each<object>([
  {},
  { bgp: BGP, importId: "vco-1", resourceGroupId: "rg-1", name: "main", tags: { a: "b" } },
  { tunnels: { 1: { ...one, psk: token }, 2: { ...two, psk: "${data.x.y.z}" } } },
  { bgp: BGP, tunnels: { 1: { ...one, insideCidr: token, cloudIp: token }, 2: two } },
  { tunnels: { 1: { ...one, insideCidr: token }, 2: two } },
])("nothing is wrong with %j", (props) => expect(wrong(props)).toEqual([]));

test("a connection needs its tunnels, and each tunnel a device", () => {
  expect(wrong({ tunnels: undefined })).toEqual(["tunnels: tunnels is missing"]);
  expect(wrong({ tunnels: { 2: two } })).toEqual(["tunnels.1: tunnel 1 is missing"]);
  expect(wrong({ tunnels: { 1: one } })).toEqual(["tunnels.2: tunnel 2 is missing"]);
  expect(wrong({ tunnels: { 1: { psk }, 2: two } })).toEqual(["tunnels.1.customerGateway: customerGateway is missing"]);
  expect(wrongOne({ tunnel: { psk } })).toEqual(["tunnel.customerGateway: customerGateway is missing"]);
});

test("a device of this app must suit BGP and the network", () => {
  const plain = new CustomerGateway(stack, "plain", { ip: "203.0.113.11" });
  const tunnels = { 1: one, 2: { ...two, customerGateway: plain } };
  expect(wrong({ bgp: BGP, tunnels })).toEqual([
    "tunnels.2.customerGateway: BGP is on, but customer gateway “2” has no ASN",
  ]);
  expect(wrong({ bgp: BGP, tunnels: { 1: { ...one, customerGateway: plain }, 2: two } })).toEqual([
    "tunnels.1.customerGateway: BGP is on, but customer gateway “1” has no ASN",
  ]);
  expect(wrong({}, "private")).toEqual([
    "tunnels.1.customerGateway: 203.0.113.10 is public, but the connection is private",
  ]);
  expect(wrong({ network: "private" })).toEqual(wrong({}, "private"));
  expect(wrongOne({ bgp: BGP, tunnel: { ...one, customerGateway: plain } })).toEqual([]);
  expect(wrongOne({ bgp: BGP, tunnel: { ...one, insideCidr: undefined } })).toEqual([
    "tunnel.insideCidr: BGP is on, but the tunnel has no inside CIDR",
  ]);
});

test.each(["literal", "${var}", "x${var.psk}", "${var.psk}x", "${1.a}", "${var.psk}${var.psk}", ""])(
  "%j is no reference to a PSK",
  (literal) => {
    expect(wrong({ tunnels: { 1: one, 2: { ...two, psk: literal } } })).toEqual([
      "tunnels.2.psk: the PSK is a literal",
    ]);
    expect(wrongOne({ tunnel: { ...one, psk: literal } })).toEqual(["tunnel.psk: the PSK is a literal"]);
  },
);

test("a value that must be a reference or an address is reported", () => {
  const check = new Check();
  checkConnectionProps(check, { bgp: BGP, tunnels: { 1: { ...one, psk: "x", insideCidr: token }, 2: two } });
  const problems = check.problems.filter(({ problem }) => /literal|token/.test(problem.what));
  expect(problems.map(({ problem }) => problem)).toEqual([
    { what: "the PSK is a literal", allowed: "a reference: PreSharedKeys.of(this).keyOf(…), or a sensitive variable" },
    {
      what: "the inside CIDR is a token, so the address cannot be derived from it",
      allowed: "an address of the inside CIDR",
    },
  ]);
});

test("an address is required if the inside CIDR is a token", () => {
  const derived = "cloudIp: the inside CIDR is a token, so the address cannot be derived from it";
  expect(wrong({ bgp: BGP, tunnels: { 1: { ...one, insideCidr: token }, 2: two } })).toEqual([`tunnels.1.${derived}`]);
  expect(wrongOne({ bgp: BGP, tunnel: { ...one, insideCidr: token } })).toEqual([`tunnel.${derived}`]);
});

test("an address for the cloud's end requires BGP", () => {
  const tunnel = { ...one, cloudIp: "169.254.10.1" };
  expect(wrong({ tunnels: { 1: tunnel, 2: two } })).toEqual(["tunnels.1.cloudIp: cloudIp has no meaning without BGP"]);
  expect(wrongOne({ tunnel })).toEqual(["tunnel.cloudIp: cloudIp has no meaning without BGP"]);
});

test("settings are judged, but settings of a running connection pass", () => {
  const props = { name: "", tags: { "acs:x": "" }, crypto: "stong", resourceGroupId: "x" };
  const taken = ["name: the text has 0 characters", 'tags["acs:x"]: tag key “acs:x” is reserved for the cloud'];
  const settings = ["crypto: “stong” is not allowed", "resourceGroupId: “x” is not such an id"];
  expect(wrong(props)).toEqual([...taken, ...settings]);
  expect(wrong({ ...props, importId: "y" })).toEqual([...settings, "importId: “y” is not such an id"]);
  const tunnels = { 1: { ...one, insideCidr: "169.254.0.0/30" }, 2: two };
  const reserved = "tunnels.1.insideCidr: 169.254.0.0/30 is reserved by the cloud";
  expect(
    judged((check) => checkConnectionProps(check, { ...props, importId: "vco-1", tunnels } as never)).letPass,
  ).toEqual([...taken, reserved]);
  expect(wrongOne(props)).toEqual(settings);
  expect(
    judged((check) => checkSingleTunnelProps(check, { importId: "vco-1", tunnel: tunnels[1], ...props } as never))
      .letPass,
  ).toEqual([...taken, reserved.replace("tunnels.1", "tunnel")]);
  expect(wrongOne({ importId: undefined, ...props })).toEqual([...taken, ...settings]);
});

test("of a device of this app everything is known, of other devices only the id", () => {
  expect(plainGateway(device)).toEqual({ ip: "203.0.113.10", asn: 65010 });
  expect(plainGateway(old)).toEqual({ id: "cgw-1" });
});
