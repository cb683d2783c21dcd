import picocolors from "picocolors";
import { judge, readStacks, rules } from "../../policy";
import { htmlReport } from "../../report/html/page";
import { jsonReport } from "../../report/json";
import { markdownReport } from "../../report/markdown";
import { textReport } from "../../report/text";
import { IN_HANGZHOU, type Json, patch, site, sites, stack, UNKNOWN } from "../policy/fixtures";

const TUNNEL = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main/tunnel_options_specification/1";
const bad = patch(
  stack(IN_HANGZHOU, site("shanghai")),
  `${TUNNEL}/tunnel_bgp_config/tunnel_cidr`,
  "169.254.169.252/30",
);
const judgeOne = (json: Json) => judge(readStacks({ name: "dev-sites", json }));

test("a finding says what, where, what is allowed and how to fix it", () => {
  const { findings, ...rest } = judgeOne(bad);
  const judgement = { ...rest, findings: findings.filter(({ rule }) => rule === "inside-cidr") };
  expect(textReport(judgement)).toBe(`dev-sites
error  inside-cidr  dev-sites/shanghai/main  environments/dev.yaml:14:7
  169.254.169.252/30 is reserved by the cloud (tunnel 2).
  Allowed: a /30 of 169.254.0.0/16 outside the eight reserved ones (169.254.0.0 to 169.254.6.0 and 169.254.169.252).
  Fix: use a /30 that no other tunnel has, such as 169.254.10.8/30.
  at alicloud_vpn_gateway_vpn_attachment.shanghai__main tunnels.2.bgp.tunnel_cidr

transit router  used  after this plan  limit               source of the limit
tr-abc123       –     1                50 VPN attachments  documented default

1 error, 0 warnings, 0 undecided in 1 stack
`);
});

test("without a choice, no line says what is allowed", () => {
  const judgement = judgeOne(bad);
  const findings = judgement.findings.map((finding) => ({ ...finding, allowed: "" }));
  expect(textReport(judgement)).toContain("  Allowed: ");
  expect(textReport({ ...judgement, findings })).not.toContain("Allowed");
});

test("a fault at many places is reported once, errors first", () => {
  const gateways = Object.fromEntries(
    Array.from({ length: 8 }, (_, n) => [`g${n}`, { ip_address: `203.0.113.${n + 1}`, asn: 45104 }]),
  );
  const weak = { tunnel_index: 1, tunnel_ipsec_config: { ipsec_enc_alg: "des" } };
  const json = {
    resource: {
      alicloud_vpn_customer_gateway: gateways,
      alicloud_vpn_gateway_vpn_attachment: { v: { tunnel_options_specification: [weak] } },
    },
  };
  const only = rules.filter(({ id }) => ["customer-gateway-asn", "weak-crypto"].includes(id));
  expect(textReport(judge(readStacks({ name: "sites", json }), { rules: only }))).toBe(`sites
error  customer-gateway-asn  8 ×
  ASN 45104 belongs to Alibaba Cloud.
    at sites/alicloud_vpn_customer_gateway.g0  asn
    at sites/alicloud_vpn_customer_gateway.g1  asn
    at sites/alicloud_vpn_customer_gateway.g2  asn
    at sites/alicloud_vpn_customer_gateway.g3  asn
    at sites/alicloud_vpn_customer_gateway.g4  asn
    and in 3 more places
  Allowed: 1 to 4294967295, plain or dotted (1.10 = 65546), except 45104.
  Fix: use the device's own ASN, or a private one such as 65010.

warning  weak-crypto  sites/alicloud_vpn_gateway_vpn_attachment.v
  IPsec: des has 56-bit keys (tunnel 1).
  Allowed: ikev2, main, aes to aes256, sha256 to sha512, group14.
  Fix: use ikev2, main, aes256, sha256 and group14.
  at alicloud_vpn_gateway_vpn_attachment.v tunnels.1.ipsec.ipsec_enc_alg

1 error at 8 places, 1 warning, 0 undecided in 1 stack
`);
});

test("a fix that names the place of a fault names the other places too", () => {
  const judgement = judgeOne(bad);
  const [finding] = judgement.findings.filter(({ rule }) => rule === "inside-cidr");
  const named = ["a", "b", "c"].map((name) => ({ ...finding, address: `t.${name}`, fix: `replace t.${name}` }));
  const findings = named as unknown as typeof judgement.findings;
  const reports = [textReport, markdownReport, htmlReport].map((report) => report({ ...judgement, findings }));
  for (const report of reports) expect(report).toContain("replace t.a. Also for t.b, t.c");
});

test("usage is shown even without findings, and so are ranges and raised limits", () => {
  const raised = {
    limit: "vpnAttachmentsPerTransitRouter",
    transitRouter: "tr-2",
    most: 80,
    reason: "request 4711",
    source: "environments/dev.yaml:9:3",
  };
  const json = stack(sites(2), site("b", { transitRouter: "tr-2" }), site("c", { transitRouter: UNKNOWN }));
  expect(
    textReport(
      judge(readStacks({ name: "dev-sites", json: { ...json, "//": { cenvpn: { limits: [raised] } } } }), {
        rules: [],
      }),
    ),
  ).toBe(`transit router  used  after this plan  limit               source of the limit
tr-2            –     1 to 2           80 VPN attachments  environments/dev.yaml:9:3; request 4711
tr-abc123       –     2 to 3           50 VPN attachments  documented default
not known yet   –     0 to 1           50 VPN attachments  documented default

0 errors, 0 warnings, 0 undecided in 1 stack
`);
});

test("usage without a bound says so", () => {
  const judgement = judge(readStacks({ name: "dev-sites", json: sites(2) }), { missing: ["environments/prod.yaml"] });
  expect(textReport(judgement)).toMatch(/^tr-abc123 +– +2 or more +50 VPN attachments +documented default$/m);
});

test("the last line says if a stack has no resources, because that proves nothing", () => {
  const ending = (...stacks: readonly Json[]) =>
    textReport(judge(readStacks(stacks.map((json, n) => ({ name: `stack-${n}`, json })))))
      .trimEnd()
      .split("\n")
      .at(-1);
  const empty = { format_version: "1.0" };
  expect(ending(empty)).toBe("0 errors, 0 warnings, 0 undecided in 1 stack without resources");
  expect(ending(empty, sites(1))).toMatch(/ in 2 stacks, 1 without resources$/);
  expect(ending(sites(1))).toMatch(/ in 1 stack$/);
});

test("an undecided check says what is not known", () => {
  const open = patch(bad, `${TUNNEL}/tunnel_bgp_config/tunnel_cidr`, UNKNOWN);
  expect(
    textReport(judgeOne(open)),
  ).toContain(`undecided  bgp-complete, inside-cidr, inside-cidrs-distinct, inside-cidrs-per-customer-gateway, local-bgp-ip  dev-sites/shanghai/main  environments/dev.yaml:14:7
  tunnels.2.bgp.tunnel_cidr is not known yet.
  at alicloud_vpn_gateway_vpn_attachment.shanghai__main`);
});

test("a reason that leaves several checks undecided is reported once", () => {
  const json = stack(IN_HANGZHOU, sites(3));
  const open = ["site-1", "site-2", "site-3"].reduce(
    (patched, name) =>
      patch(
        patched,
        `resource/alicloud_vpn_gateway_vpn_attachment/${name}__main/tunnel_options_specification/1/tunnel_bgp_config/tunnel_cidr`,
        UNKNOWN,
      ),
    json,
  );
  expect(
    textReport(judgeOne(open)),
  ).toContain(`undecided  bgp-complete, inside-cidr, inside-cidrs-distinct, inside-cidrs-per-customer-gateway, local-bgp-ip
  tunnels.2.bgp.tunnel_cidr is not known yet.
  at dev-sites/site-1/main  environments/dev.yaml:14:7, and in 2 more places

`);
});

test("a finding that several stacks share names the others", () => {
  const judgement = judge(
    readStacks([
      { name: "a", json: sites(30) },
      { name: "b", json: sites(21, {}, "more") },
    ]),
  );
  expect(textReport(judgement)).toContain("\n  also in a\n");
});

test("colours come from the given instance", () => {
  expect(textReport(judgeOne(bad), picocolors.createColors(true))).toContain("\u001b[31merror\u001b[39m");
  expect(textReport(judgeOne(bad))).not.toContain("\u001b");
});

test("the JSON report carries its version and the whole judgement", () => {
  const judgement = judgeOne(bad);
  expect(JSON.parse(jsonReport(judgement))).toEqual({ version: 1, verdict: "fail", ...judgement });
});
