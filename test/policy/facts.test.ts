import { good } from "./cases";
import { type Json, type JsonValue, judgeStack, patch, UNKNOWN, verdict } from "./fixtures";
import { planOf } from "./plan-of";

const CONNECTION = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main";
const TUNNEL = `${CONNECTION}/tunnel_options_specification/0`;
const ATTACHMENT = "resource/alicloud_cen_transit_router_vpn_attachment/shanghai__main";
const GATEWAY = "resource/alicloud_vpn_customer_gateway/shanghai__edge-1";
const OFFICE = "resource/alicloud_vpn_connection/office__main";

const broken = (path: string, value: JsonValue | undefined) => patch(good, path, value);
const found = (json: Json, rule: string) =>
  judgeStack(json)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ argument, message }) => [argument, message]);

describe("crypto-settings", () => {
  test.each([
    ["tunnel_ike_config/ike_version", "ikev3", "ikev3 does not exist"],
    ["tunnel_ike_config/ike_mode", "quick", "quick does not exist"],
    ["tunnel_ike_config/ike_auth_alg", "sha3", "sha3 does not exist"],
    ["tunnel_ike_config/ike_lifetime", 86_401, "a lifetime of 86401 seconds is not possible"],
    ["tunnel_ipsec_config/ipsec_enc_alg", "aes128", "aes128 does not exist"],
    ["tunnel_ipsec_config/ipsec_lifetime", -1, "a lifetime of -1 seconds is not possible"],
  ])("refuses %s = %s", (path, value, message) => {
    const argument = `tunnels.1.${path.replace(/tunnel_(\w+?)_config\//, "$1.")}`;
    expect(found(broken(`${TUNNEL}/${path}`, value), "crypto-settings")).toEqual([[argument, message]]);
  });

  test("takes what a provider makes of a setting that is not given", () => {
    expect(found(broken(`${TUNNEL}/tunnel_ipsec_config/ipsec_pfs`, ""), "crypto-settings")).toEqual([]);
  });

  test("leaves a lifetime that is not known to itself, not to weak-crypto", () => {
    const open = judgeStack(broken(`${TUNNEL}/tunnel_ike_config/ike_lifetime`, UNKNOWN));
    expect([verdict(open, "crypto-settings"), verdict(open, "weak-crypto")]).toEqual(["undecided", "pass"]);
  });
});

test("of a key in a plan it is told whether it is strong, neither the key nor how long it is", () => {
  const judged = (key: string) => judgeStack(planOf(broken(`${TUNNEL}/tunnel_ike_config/psk`, key)));
  for (const key of ["PLANTED-9", "PLANTED key with spaces", "PLANTED-".repeat(13)]) {
    expect(verdict(judged(key), "key-strength")).toBe("fail");
    expect(JSON.stringify(judged(key))).not.toMatch(new RegExp(`PLANTED|${key.length} characters`));
  }
  expect(verdict(judged("PLANTED-with-16+"), "key-strength")).toBe("pass");
  expect(verdict(judged("PLACEHOLDER-never-apply"), "key-strength")).toBe("pass");
});

describe("the ASN of a customer gateway", () => {
  const withAsn = (asn: JsonValue) => broken(`${GATEWAY}/asn`, asn);

  test("is none when it is empty, as the provider does not send it", () => {
    expect(found(withAsn(""), "customer-gateway-asn")).toEqual([]);
    const missing = "BGP is on, but alicloud_vpn_customer_gateway.shanghai__edge-1 has no ASN";
    for (const json of [withAsn(""), planOf(withAsn(""))])
      expect(found(json, "bgp-complete")).toEqual([["tunnels.1.customer_gateway_id", missing]]);
  });

  test("may yet be empty while it is what something else tells", () => {
    expect(verdict(judgeStack(withAsn("${terraform_data.asn.output}")), "bgp-complete")).toBe("undecided");
  });

  test("is plain, since it is read back plain", () => {
    const finding = (dotted: string, plain: number) => [
      ["asn", `ASN ${dotted} is read back as ${plain}, so that every later plan replaces the gateway`],
    ];
    expect(found(withAsn("1.10"), "customer-gateway-asn")).toEqual(finding("1.10", 65546));
    expect(judgeStack(withAsn("0.65010")).findings).toMatchObject([{ level: "error", fix: 'asn = "65010"' }]);
    expect(found(withAsn("0.45104"), "customer-gateway-asn")).toEqual([
      ["asn", "ASN 0.45104 belongs to Alibaba Cloud"],
    ]);
    for (const plain of ["65010", 65010, "4200000000"])
      expect(found(withAsn(plain), "customer-gateway-asn")).toEqual([]);
  });
});

describe("names", () => {
  test.each([
    [GATEWAY, "customer_gateway_name", "x".repeat(101)],
    [GATEWAY, "description", "http://wiki.example.com"],
    [CONNECTION, "vpn_attachment_name", "https://wiki.example.com"],
    [OFFICE, "vpn_connection_name", "x".repeat(101)],
    [ATTACHMENT, "transit_router_attachment_description", "1"],
  ])("refuses %s/%s = %s", (resource, argument, value) => {
    expect(found(broken(`${resource}/${argument}`, value), "names")).toMatchObject([[argument, expect.any(String)]]);
    expect(found(broken(`${resource}/${argument}`, ""), "names")).toEqual([]);
  });
});

test("a text of the wrong length is told to be shortened or lengthened", () => {
  const told = (value: string) =>
    judgeStack(broken(`${ATTACHMENT}/transit_router_attachment_description`, value)).findings.map(
      ({ message, fix }) => [message, fix],
    );
  expect(told("a")).toEqual([["the text has 1 character", "write more"]]);
  expect(told("a".repeat(257))).toEqual([["the text has 257 characters", "shorten it"]]);
});

describe("tags", () => {
  test("with a URL are told apart from those of the cloud", () => {
    const of = (value: string) =>
      found(broken(`${CONNECTION}/tags`, { wiki: value }), "tags").map(([, message]) => message);
    expect(of("https://a")).toEqual(["tag value “https://a” has a URL in it"]);
    expect(of("acs:a")).toEqual(["tag value “acs:a” is kept for the cloud"]);
  });

  const tags = (count: number): Json =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, "x"]));

  test.each([GATEWAY, CONNECTION, OFFICE, ATTACHMENT])("are counted on %s", (resource) => {
    expect(found(broken(`${resource}/tags`, tags(20)), "tags")).toEqual([]);
    expect(found(broken(`${resource}/tags`, tags(21)), "tags")).toHaveLength(1);
  });

  test("may be numbers and flags, and null is none", () => {
    expect(judgeStack(broken(`${CONNECTION}/tags`, { a: 1, b: true, "acs:c": null })).findings).toEqual([]);
  });

  test("whose key is an expression stay open", () => {
    expect(verdict(judgeStack(broken(`${CONNECTION}/tags`, { [UNKNOWN]: "x" })), "tags")).toBe("undecided");
  });
});

test("selectors tells what is wrong with a side at that side", () => {
  const both = patch(
    broken(`${CONNECTION}/local_subnet`, "172.16.0.1/16,172.16.0.1/16"),
    `${CONNECTION}/remote_subnet`,
    "10.1.0.1/16",
  );
  expect(found(both, "selectors")).toEqual([
    ["local_subnet", "172.16.0.1/16 has host bits set"],
    ["local_subnet", "172.16.0.1/16 has host bits set"],
    ["local_subnet", "the cloud side names a network twice"],
    ["remote_subnet", "10.1.0.1/16 has host bits set"],
  ]);
});

test("protected flows go with BGP only where both sides are specific; a mix is told by selectors", () => {
  const flows = patch(
    broken(`${CONNECTION}/local_subnet`, "172.16.0.0/16"),
    `${CONNECTION}/remote_subnet`,
    "10.1.0.0/16",
  );
  expect(found(flows, "flows-without-bgp")).toEqual([[undefined, "protected flows and BGP are both on"]]);
  expect(found(broken(`${CONNECTION}/remote_subnet`, "10.1.0.0/16"), "flows-without-bgp")).toEqual([]);
});

describe("what is left out is not known where the cloud, or what Terraform runs in, chooses it", () => {
  const devices = { "203.0.113.20": { profile: "ios-xe-17.11" } } as const;
  const without = (json: Json, path: string) => patch(json, path, undefined);
  const IKE = "tunnel_ike_config";

  test.each<[string, Json, string]>([
    [
      "several-networks-need-ikev2",
      without(good, `${OFFICE}/tunnel_options_specification/0/${IKE}/0/ike_version`),
      "undecided",
    ],
    ["several-networks-need-ikev2", without(good, `${TUNNEL}/${IKE}/ike_version`), "pass"],
    ["ipsec-lifetime", without(good, `${TUNNEL}/${IKE}/ike_lifetime`), "undecided"],
    ["ipsec-lifetime", without(good, `${TUNNEL}/tunnel_ipsec_config/ipsec_lifetime`), "undecided"],
    [
      "ipsec-lifetime",
      without(without(good, `${TUNNEL}/${IKE}/ike_lifetime`), `${TUNNEL}/tunnel_ipsec_config/ipsec_lifetime`),
      "pass",
    ],
  ])("%s, case %#", (rule, json, expected) => {
    expect(verdict(judgeStack(json, { ruleOptions: { devices } }), rule)).toBe(expected);
  });
});

test("an empty value is said to be one", () => {
  const told = (path: string) => judgeStack(broken(path, "")).findings.map(({ message }) => message);
  expect(told(`${GATEWAY}/ip_address`)).toContain("an empty text is not an IPv4 address");
  expect(told(`${TUNNEL}/tunnel_bgp_config/tunnel_cidr`)).toContain(
    "an empty text is not an IPv4 network on its own boundary",
  );
});
