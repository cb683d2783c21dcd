import { judge, readStacks } from "../../policy";
import { good } from "./cases";
import {
  type Json,
  type JsonValue,
  judgeStack,
  office,
  patch,
  resources,
  site,
  stack,
  UNKNOWN,
  verdict,
} from "./fixtures";
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

test("of a route map that is made twice, both have its priority", () => {
  const map = {
    cen_id: "cen-1",
    cen_region_id: "cn-hangzhou",
    transmit_direction: "RegionOut",
    map_result: "Permit",
    priority: 10,
  };
  const made = (count: Json) => resources({ alicloud_cen_route_map: { main: { ...map, ...count } } });
  const RULE = "route-map-priorities-distinct";
  expect(found(made({ count: 2 }), RULE)).toEqual([["priority", "10 is the priority of 2 instances"]]);
  expect(found(made({ count: 1 }), RULE)).toEqual([]);
  expect(verdict(judgeStack(made({ count: 2, priority: "${10 + count.index}" })), RULE)).toBe("undecided");
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

describe("region", () => {
  const inRegion = (...provider: Json[]) => ({ ...site("shanghai"), provider: { alicloud: provider } });
  const region = (json: Json) => verdict(judgeStack(json), "region");

  test("is told once for a stack, without a resource", () => {
    const { findings } = judgeStack({ ...good, provider: { alicloud: { region: "cn-hangzhu" } } });
    expect(findings).toMatchObject([
      { rule: "region", stack: "dev-sites", stacks: ["dev-sites"], fix: "did you mean cn-hangzhou?" },
    ]);
    expect(findings[0]).not.toHaveProperty("address");
  });

  test("matters only where there are attachments, and is open if the stack does not say it", () => {
    const elsewhere = { provider: { alicloud: [{ region: "cn-fuzhou" }] } };
    expect(region(stack(elsewhere, office()))).toBe("pass");
    expect(region(site("shanghai"))).toBe("undecided");
    expect(region(inRegion({ region: "" }))).toBe("undecided");
  });

  test("is that of the provider configuration that an attachment names", () => {
    const both = inRegion({ region: "cn-fuzhou" }, { alias: "beijing", region: "cn-beijing" });
    expect(region(both)).toBe("fail");
    for (const provider of ["alicloud.beijing", "${alicloud.beijing}"])
      expect(region(patch(both, `${ATTACHMENT}/provider`, provider))).toBe("pass");
  });

  const inPlan = (value: string, variable: Json = {}) => {
    const plan = planOf(inRegion({ region: "${var.region}" }));
    const { root_module, ...configuration } = plan.configuration as Json;
    const root = { ...(root_module as Json), variables: { region: variable } };
    return judge(
      readStacks({
        name: "dev-sites",
        json: { ...plan, variables: { region: { value } }, configuration: { ...configuration, root_module: root } },
      }),
    );
  };

  test("comes from a plan's variable, unless that is a secret", () => {
    expect(verdict(inPlan("cn-fuzhou"), "region")).toBe("fail");
    expect(verdict(inPlan("cn-hangzhou"), "region")).toBe("pass");
    expect(verdict(inPlan("PLANTED", { sensitive: true }), "region")).toBe("undecided");
    expect(JSON.stringify(inPlan("PLANTED", { sensitive: true }))).not.toContain("PLANTED");
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

test("a CIDR of a transit router that touches a range of its own is refused", () => {
  const cidr = (text: string) => resources({ alicloud_cen_transit_router_cidr: { main: { cidr: text } } });
  expect(found(cidr("100.64.0.0/16"), "transit-router-cidr")).toEqual([["cidr", "100.64.0.0/16 is in 100.64.0.0/10"]]);
});

describe("what is left out is not known where the cloud, or what Terraform runs in, chooses it", () => {
  const GATEWAYS = "resource/alicloud_vpn_customer_gateway";
  const elsewhere = (...providers: Json[]) =>
    [`${GATEWAYS}/shanghai__edge-1`, `${GATEWAYS}/shanghai__edge-2`].reduce<Json>(
      (json, gateway) => patch(json, `${gateway}/provider`, "alicloud.other"),
      { ...good, provider: { alicloud: providers } },
    );
  const devices = { "203.0.113.20": { profile: "ios-xe-17.11" } } as const;
  const without = (json: Json, path: string) => patch(json, path, undefined);
  const IKE = "tunnel_ike_config";

  test.each<[string, Json, string]>([
    ["same-region", elsewhere({ region: "cn-hangzhou" }, { alias: "other" }), "undecided"],
    ["same-region", elsewhere({}, { alias: "other", region: "cn-beijing" }), "undecided"],
    ["same-region", elsewhere({}, { alias: "other" }), "undecided"],
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

describe("transit-permitted", () => {
  const MAP = "resource/alicloud_cen_route_map";
  const map = (from: string, to: string, others: Json = {}): Json => ({
    ...{
      cen_id: "cen-1",
      cen_region_id: "cn-hangzhou",
      transmit_direction: "RegionOut",
      map_result: "Permit",
      priority: 1,
    },
    ...{ source_child_instance_types: [from], destination_child_instance_types: [to] },
    ...others,
  });
  const judged = (others: Json) => {
    const json = patch(patch(good, `${MAP}/there`, map("VPN", "VBR", others)), `${MAP}/back`, map("VBR", "VPN"));
    return [json, planOf(json)].map((one) =>
      verdict(judgeStack(one, { ruleOptions: { transit: ["VBR"] } }), "transit-permitted"),
    );
  };

  test("wants maps of the region of the attachments", () => {
    expect(judged({})).toEqual(["pass", "pass"]);
    expect(judged({ cen_region_id: "cn-beijing" })).toEqual(["fail", "fail"]);
    expect(judged({ cen_region_id: UNKNOWN })).toEqual(["undecided", "undecided"]);
  });

  test("leaves open what a map permits that is about some routes alone", () => {
    for (const narrow of [{ source_instance_ids: ["vbr-1"] }, { destination_cidr_blocks: ["10.99.0.0/16"] }])
      expect(judged(narrow)).toEqual(["undecided", "undecided"]);
    expect(judged({ route_types: [] })).toEqual(["pass", "pass"]);
  });
});
