import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020";
import { type Finding, type Judgement, judge, readStacks, rules } from "../../policy";
import { FORMATS, type Format, render } from "../../report";
import { IN_HANGZHOU, type Json, patch, site, sites, stack, UNKNOWN } from "../policy/fixtures";
import { run } from "../setup/command";
import { temporaryFile, temporaryFolder } from "../setup/files";

// All formats but text; the tests of text also cover what the formats share.

const TUNNELS = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main/tunnel_options_specification";
const GATEWAY = "resource/alicloud_vpn_customer_gateway/shanghai__edge-1";
const mixed = [
  patch(site("shanghai"), `${TUNNELS}/1/tunnel_bgp_config/tunnel_cidr`, "169.254.169.252/30"),
  (json: Json) => patch(json, `${TUNNELS}/0/tunnel_ike_config/ike_enc_alg`, "des"),
  (json: Json) => patch(json, `${GATEWAY}/ip_address`, UNKNOWN),
].reduce<Json>((json, step) => (typeof step === "function" ? step(json) : step), {});

/** Errors, a warning, an undecided check, and a second stack without findings. */
const judgement = judge(
  readStacks([
    { name: "dev-sites", json: mixed },
    { name: "prod-sites", json: stack(IN_HANGZHOU, site("berlin", { transitRouter: "tr-2" })) },
  ]),
);

const today = "2026-11-25";
const waiver = {
  rule: "weak-crypto",
  where: "dev-sites/**",
  reason: "the device is replaced in spring",
  owner: "network-team",
  expires: "2027-03-31",
  ticket: "NET-1",
};
/** The first stack, with its warning waived. */
const waived = judge(readStacks({ name: "dev-sites", json: mixed }), { waivers: [waiver], today });

function many(count: number, change: Partial<Finding> = {}): Judgement {
  const first = judgement.findings.find(({ level }) => level === "error");
  const findings = Array.from({ length: count }, (_, index) => ({
    ...(first as Finding),
    ...change,
    address: `alicloud_vpn_customer_gateway.site-${index}`,
    fingerprint: String(index),
  }));
  return { ...judgement, findings };
}

/** The given number of different faults. */
function apart(count: number): Judgement {
  const judgement = many(count);
  return {
    ...judgement,
    findings: judgement.findings.map((finding, index) => ({
      ...finding,
      message: `${finding.message}, ${index}`,
      source: `environments/dev.yaml:${index + 1}:7`,
    })),
  };
}

const parsed = (format: Format, of = judgement) => JSON.parse(render(of, format));

describe("every format", () => {
  test.each(FORMATS)(
    "%s shows rule, subject, message, fix and line of each finding, and what is undecided",
    (format) => {
      const report = render(judgement, format);
      expect(judgement.findings.length).toBeGreaterThanOrEqual(2);
      for (const { rule } of judgement.findings) expect(report).toContain(rule);
      expect(report).toContain("dev-sites/shanghai/main");
      expect(report).toContain("169.254.169.252/30 is reserved by the cloud");
      expect(report).toMatch(/use a .*?30 that no other tunnel has/);
      expect(report).toMatch(/environments\/dev\.yaml"?[:,]?[\s\S]{0,120}?14/);
      expect(report).toContain("ndecided");
    },
  );

  test.each(FORMATS)("%s is the same for the same judgement, and prints something when nothing is found", (format) => {
    expect(render(judgement, format)).toBe(render(structuredClone(judgement), format));
    expect(render({ ...judgement, findings: [], undecided: [] }, format)).toMatch(/\S/);
  });
});

describe("a waived finding", () => {
  test.each(FORMATS)("stays in %s, with its owner", (format) => {
    const report = render(waived, format);
    for (const part of ["weak-crypto", "network-team", "NET-1", "2027-03-31", "the device is replaced in spring"])
      expect(report).toContain(part);
  });

  test("is suppressed, skipped, folded, or minor, in the words of each format", () => {
    const result = parsed("sarif", waived).runs[0].results.find(
      ({ ruleId }: { ruleId: string }) => ruleId === "weak-crypto",
    );
    expect(result.suppressions).toMatchObject([{ kind: "external", status: "accepted" }]);
    expect(render(waived, "junit")).toMatch(/name="weak-crypto dev[^>]*>\s*<skipped message="waived until 2027-03-31/);
    expect(render(waived, "markdown")).toMatch(/<details><summary>1 waived<\/summary>\n\n- \*\*weak-crypto/);
    expect(render(waived, "github")).not.toMatch(/^::(error|warning) .*weak-crypto/m);
    const issues = parsed("gitlab", waived) as { check_name: string; severity: string }[];
    expect(issues.find(({ check_name }) => check_name === "weak-crypto")?.severity).toBe("info");
  });
});

describe("json", () => {
  const validate = new Ajv({ strictTypes: false }).compile(
    JSON.parse(readFileSync("report/judgement.schema.json", "utf8")),
  );

  test("fits its schema, whatever the judgement", () => {
    const raised = { limit: "vpnAttachmentsPerTransitRouter", most: 80, reason: "request 4711" };
    const more = judge(readStacks({ name: "a", json: stack(mixed, { "//": { cenvpn: { limits: [raised] } } }) }));
    for (const each of [
      judgement,
      more,
      judge(readStacks({ name: "a", json: {} }), { missing: ["b.yaml"], strict: true }),
    ]) {
      validate(parsed("json", each));
      expect(validate.errors).toBeNull();
    }
  });

  test("has the result", () => {
    expect(parsed("json")).toMatchObject({ version: 1, verdict: "fail" });
    expect(parsed("json", { ...judgement, findings: [] })).toMatchObject({ verdict: "pass" });
    expect(parsed("json", { ...judgement, findings: [], strict: true })).toMatchObject({ verdict: "undecided" });
  });
});

describe("sarif", () => {
  test("passes the rules of the SARIF multitool for SARIF and for GitHub", async () => {
    const log = join(temporaryFolder(), "log.json");
    const report = temporaryFile("cenvpn.sarif", render(waived, "sarif", { version: "1.2.3" }));
    const multitool = require("@microsoft/sarif-multitool") as string;
    const args = ["validate", report, "--rule-kind", "Sarif;Ghas", "--output", log];
    expect(await run(multitool, args)).toMatchObject({ exitCode: 0 });
    const { results } = JSON.parse(readFileSync(log, "utf8")).runs[0];
    const reported = results.map((result: { ruleId: string; message: { id: string } }) => result.message.id);
    // The tool does not know yet where users will find the package.
    expect(reported).toEqual(["Warning_ProvideToolnformationUri"]);
  });

  test("locates a finding, and recognizes it by its subject", () => {
    const [{ results, tool, automationDetails }] = parsed("sarif").runs;
    expect(automationDetails.id).toBe("cenvpn/dev-sites+prod-sites/");
    const result = results.find(({ ruleId }: { ruleId: string }) => /cidr$/.test(ruleId));
    expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(result).toMatchObject({
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "environments/dev.yaml" },
            region: { startLine: 14, startColumn: 7 },
          },
        },
      ],
      partialFingerprints: { "cenvpnFinding/v1": expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
  });

  test("links each rule to its source, if it has a public page", () => {
    const [{ tool }] = parsed("sarif").runs;
    const links = Object.fromEntries(
      tool.driver.rules.map(({ id, helpUri }: { id: string; helpUri?: string }) => [id, helpUri]),
    );
    expect(links).toEqual(Object.fromEntries(rules.map(({ id, source }) => [id, source.url])));
  });

  test("keeps the 5,000 results that GitHub keeps, errors first, and says how many are missing", () => {
    const warnings = many(5_001, { level: "warning" });
    const [{ results, invocations }] = parsed("sarif", {
      ...warnings,
      findings: [...warnings.findings, ...many(1).findings],
    }).runs;
    expect(results).toHaveLength(5_000);
    expect(results[0].level).toBe("error");
    expect(JSON.stringify(invocations)).toContain("2 results left out here");
  });
});

describe("junit", () => {
  test("has a case for each rule and stack, even if it passes", () => {
    const report = render(judgement, "junit");
    const clean = /<testsuite name="prod-sites" tests="(\d+)" failures="0" errors="0" skipped="0">/.exec(report);
    expect(Number(clean?.[1])).toBe(judgement.rules.length);
    const total = Number(/<testsuites name="cenvpn" tests="(\d+)"/.exec(report)?.[1]);
    expect(report.match(/<testcase /g)).toHaveLength(total);
  });

  test("fails warnings and undecided checks only on request", () => {
    const failures = (of: Judgement) => Number(/<testsuites .*? failures="(\d+)"/.exec(render(of, "junit"))?.[1]);
    const { findings, undecided } = judgement;
    const errors = findings.filter(({ level }) => level === "error").length;
    expect(failures(judgement)).toBe(errors);
    expect(failures({ ...judgement, failOn: "warning" })).toBe(findings.length);
    expect(failures({ ...judgement, strict: true })).toBe(errors + undecided.length);
  });

  test("writes any text as XML", () => {
    const report = render(many(1, { message: 'a < b & "c" \u0000\u001b[31m \ud800 ]]>' }), "junit");
    expect(report).toContain("a &#60; b &#38; &#34;c&#34; \ufffd\ufffd[31m \ufffd ]]&#62;");
  });
});

describe("markdown", () => {
  test("starts with a marker, folds each stack, and ends with how full the transit routers are", () => {
    const report = render(judgement, "markdown");
    expect(report).toMatch(/^<!-- cenvpn:dev-sites,prod-sites -->\n/);
    expect(report).toMatch(/<details open><summary><b>dev-sites<\/b>: \d errors?, \d warning/);
    expect(report).toContain("| <code>tr-2</code> | – | 1 | 50 VPN attachments | documented default |");
  });

  test("stays within a comment, cuts from the end, and says what is cut", () => {
    const report = render(apart(1_000), "markdown");
    expect(report.length).toBeLessThanOrEqual(65_536);
    expect(report.length).toBeGreaterThan(60_000);
    const left = Number(/\*\*(\d+) more entries left out here\*\*/.exec(report)?.[1]);
    const shown = report.match(/^- /gm)?.length ?? 0;
    expect(shown + left).toBe(1_000 + judgement.undecided.length);
    expect(report).toContain("| <code>tr-2</code> |");
    expect(report.match(/<details/g)?.length).toBe(report.match(/<\/details>/g)?.length);
  });

  test("shows foreign texts without Markdown and mentions", () => {
    const report = render(many(1, { message: "<img> | **x** @someone [a](b)\n- c" }), "markdown");
    expect(report).toContain("&#60;img&#62; &#124; &#42;&#42;x&#42;&#42; @&#8203;someone &#91;a&#93;(b) - c");
  });
});

describe("github", () => {
  test("annotates lines, and ends with a summary", () => {
    const lines = render(judgement, "github").trimEnd().split("\n");
    expect(lines[0]).toMatch(
      /^::error file=environments\/dev\.yaml,line=14,col=7,title=[a-z-]+::dev-sites\/shanghai\/main: /,
    );
    expect(lines.at(-1)).toMatch(/^::notice title=cenvpn::\d errors?, /);
  });

  test("has at most ten of a level, and the last one says how many more there are", () => {
    const lines = render(apart(25), "github").trimEnd().split("\n");
    expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
    expect(lines[9]).toContain("16 more errors, not shown here");
  });

  test("writes any text as one command", () => {
    const report = render(many(1, { message: "50 %\n::error::forged", source: "a,b:c.yaml:3:4" }), "github");
    expect(report).toContain("file=a%2Cb%3Ac.yaml,line=3,col=4");
    expect(report).toContain("50 %25%0A::error::forged");
    expect(report.match(/^::error/gm)).toHaveLength(1);
  });
});

test("gitlab has a fingerprint for every issue, even for two of one rule at one place", () => {
  const both = ["0", "1"].reduce(
    (json, tunnel) => patch(json, `${TUNNELS}/${tunnel}/tunnel_ike_config/ike_enc_alg`, "des"),
    site("shanghai"),
  );
  const issues = parsed("gitlab", judge(readStacks({ name: "dev-sites", json: both }))) as Record<string, unknown>[];
  expect(issues).toContainEqual({
    description: expect.stringContaining("dev-sites/shanghai/main: "),
    check_name: "weak-crypto",
    fingerprint: expect.any(String),
    severity: "minor",
    location: { path: "environments/dev.yaml", lines: { begin: 14 } },
  });
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
});

describe("a place", () => {
  const withoutSource = (json: Json) =>
    JSON.parse(JSON.stringify(json, (key, value) => (key === "source" ? undefined : value))) as Json;
  const bad = withoutSource(patch(site("shanghai"), `${GATEWAY}/ip_address`, "127.0.0.1"));

  test("is the line in Terraform's JSON, in any layout, if no source is known", () => {
    for (const [indent, line] of [
      [2, 4],
      [undefined, 1],
    ] as const) {
      const file = temporaryFile("cdk.tf.json", JSON.stringify(bad, null, indent));
      const [finding] = judge(readStacks(file)).findings;
      expect(finding?.written).toBe(`${file}:${line}`);
    }
  });

  test("is the line in plain HCL beside the plan", () => {
    const plan = { format_version: "1.2", resource_changes: [change()], configuration: {} };
    const file = temporaryFile("plan.json", JSON.stringify(plan));
    const main = join(file, "..", "main.tf");
    require("node:fs").writeFileSync(main, '# gateways\nresource "alicloud_vpn_customer_gateway" "edge" {\n}\n');
    const [finding] = judge(readStacks(file)).findings;
    expect(finding).toMatchObject({ rule: "customer-gateway-address", written: `${main}:2` });
  });

  function change(): Json {
    return {
      address: 'alicloud_vpn_customer_gateway.edge["a"]',
      mode: "managed",
      type: "alicloud_vpn_customer_gateway",
      name: "edge",
      index: "a",
      change: { actions: ["create"], before: null, after: { ip_address: "127.0.0.1" }, after_unknown: { id: true } },
    };
  }

  test("of a full transit router changes with its members; the fingerprint does not", () => {
    const full = (count: number, prefix: string) => {
      const { findings } = judge(readStacks({ name: "a", json: sites(count, {}, prefix) }));
      return findings.filter(({ rule }) => rule === "vpn-attachments-per-transit-router");
    };
    const [before, after] = [full(51, "a"), full(52, "b")];
    expect(before.map(({ address }) => address)).not.toEqual(after.map(({ address }) => address));
    expect(before.map(({ fingerprint }) => fingerprint)).toEqual(after.map(({ fingerprint }) => fingerprint));
    expect(before[0]).not.toHaveProperty("about");
  });

  test("does not change a finding's fingerprint", () => {
    const here = judge(readStacks({ name: "a", json: bad })).findings;
    const moved = judge(
      readStacks({ name: "a", json: patch(bad, `${GATEWAY}///`, { source: "elsewhere.yaml:99:1" }) }),
    ).findings;
    expect(moved.map(({ fingerprint }) => fingerprint)).toEqual(here.map(({ fingerprint }) => fingerprint));
  });
});
