import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020";
import picocolors from "picocolors";
import { type Changes, changesOf } from "../../change";
import { judge, readStacks, rules } from "../../policy";
import { htmlReport, jsonReport, markdownReport, textReport } from "../../report";
import { IN_HANGZHOU, type Json, patch, site, sites, stack } from "../policy/fixtures";
import { planOf } from "../policy/plan-of";
import { planOfChange } from "../policy/plan-of-change";

const SHANGHAI = stack(IN_HANGZHOU, site("shanghai"));
const CONNECTION = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main";
const GATEWAY = "resource/alicloud_vpn_customer_gateway/shanghai__edge-1";
const LIFETIME = `${CONNECTION}/tunnel_options_specification/1/tunnel_ike_config/ike_lifetime`;

/** The reports of a plan. */
const reports = (json: Json, ids: readonly string[] = []) => {
  const stacks = readStacks({ name: "dev-sites", json });
  const [judgement, changes] = [
    judge(stacks, { rules: rules.filter(({ id }) => ids.includes(id)) }),
    changesOf(stacks),
  ];
  return {
    text: textReport(judgement, undefined, changes),
    markdown: markdownReport(judgement, changes),
    json: jsonReport(judgement, changes),
    coloured: textReport(judgement, picocolors.createColors(true), changes),
  };
};
const changed = (path: string, value: string | number) => planOfChange(SHANGHAI, patch(SHANGHAI, path, value));

describe("the title", () => {
  test.each<[title: string, plan: Json, rules: readonly string[]]>([
    ["nothing changes", planOfChange(SHANGHAI, SHANGHAI), []],
    ["2 sites added", planOf(sites(2)), []],
    ["1 site removed", planOfChange(SHANGHAI, IN_HANGZHOU), []],
    ["1 site goes down · 1 warning", changed(`${CONNECTION}/network_type`, "private"), ["connection-replaced"]],
    ["1 tunnel edited but not sent · 1 error", changed(LIFETIME, 86_400), ["unsent-tunnel-edit"]],
    ["1 resource changed", changed(`${CONNECTION}/vpn_attachment_name`, "other"), []],
  ])("is “%s”, above all else", (title, plan, ids) => {
    const { text, markdown } = reports(plan, ids);
    expect(text.split("\n")[0]).toBe(title);
    expect(markdown.split("\n")[2]).toBe(`### cenvpn: ${title}`);
  });
});

test("an outage stands before changes and findings", () => {
  const { text, markdown } = reports(changed(`${CONNECTION}/network_type`, "private"), ["connection-replaced"]);
  for (const report of [text, markdown]) {
    const places = ["goes down: destroyed", "connection main, replaced", "connection-replaced"].map((piece) =>
      report.indexOf(piece),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  }
});

test("what a removed block forgets is not destroyed: it stays in the cloud", () => {
  const plan = planOfChange(SHANGHAI, IN_HANGZHOU);
  for (const { change } of plan.resource_changes as { change: Json }[]) change.actions = ["forget"];
  const { text, markdown } = reports(plan);
  expect(text).toContain("> connection main, forgotten: it stays in the cloud");
  for (const report of [text, markdown]) {
    expect(report).not.toMatch(/destroyed|removed|goes down/);
    expect(report).toContain("forgotten");
  }
});

test("colours show what is destroyed, made and not sent", () => {
  const { coloured } = reports(changed(LIFETIME, 86_400));
  expect(coloured).toContain("\u001b[35m!\u001b[39m tunnel 2");
});

test("changes on devices follow the stacks, with their lines", () => {
  const stacks = readStacks({ name: "dev-sites", json: planOfChange(SHANGHAI, SHANGHAI) });
  const lines = [
    { sign: "-", text: " lifetime 28800" },
    { sign: "+", text: ` lifetime 3600 ${"x".repeat(50)}` },
  ] as const;
  const many = Array.from({ length: 50 }, (_, n) => ({ sign: "+", text: `line ${n}` }) as const);
  const device = { environment: "dev", site: "shanghai", profile: "ios-xe" } as const;
  const planned = changesOf(stacks);
  if (!planned) throw new Error("there is a plan");
  const changes: Changes = {
    ...planned,
    devices: [
      { ...device, device: "edge-1", action: "changed", files: [{ file: "ios-xe.cfg", lines }] },
      { ...device, device: "edge-2", action: "changed", files: [{ file: "ios-xe.cfg", lines: many }] },
      { ...device, device: "edge-3", action: "added", files: [] },
    ],
  };
  const judgement = judge(stacks, { rules: [] });
  expect(textReport(judgement, undefined, changes)).toContain(
    [
      "what changes on the devices",
      "  ~ device shanghai/edge-1 (ios-xe)",
      "    ~ ios-xe.cfg",
      "      -  lifetime 28800",
    ].join("\n"),
  );
  expect(textReport(judgement, undefined, changes)).toContain("    ~ and 11 more lines: cenvpn peer\n");
  expect(textReport(judgement, undefined, changes)).toContain(
    "  + device shanghai/edge-3 (ios-xe): cenvpn peer writes its configuration",
  );
  expect(markdownReport(judgement, changes)).toContain("    - <code>-</code> <code> lifetime 28800</code>");
  expect(htmlReport(judgement, { changes })).toContain("<summary>what changes on the devices</summary>");
  const valid = new Ajv({ strictTypes: false }).compile(
    JSON.parse(readFileSync("report/judgement.schema.json", "utf8")),
  );
  expect([valid(JSON.parse(jsonReport(judgement, changes))), valid.errors]).toEqual([true, null]);
  expect(textReport(judgement, undefined, { ...changes, devices: [] })).not.toContain("devices");
});

test("the JSON report fits its schema", () => {
  const validate = new Ajv({ strictTypes: false }).compile(
    JSON.parse(readFileSync("report/judgement.schema.json", "utf8")),
  );
  for (const plan of [
    planOf(sites(2)),
    changed(LIFETIME, 86_400),
    changed(`${CONNECTION}/network_type`, "private"),
    planOfChange(SHANGHAI, IN_HANGZHOU),
  ]) {
    const report = JSON.parse(reports(plan).json);
    validate(report);
    expect(validate.errors).toBeNull();
    expect(report.change.stacks).toHaveLength(1);
  }
});

describe("a foreign text", () => {
  test.each([
    ["a table", "a | b | c"],
    ["code", "`x` ```\n# head"],
    ["HTML", "<img src=x onerror=alert(1)><!-- --> </details>"],
    ["an image and a link", "![x](https://example.com/a.png) [y](javascript:1)"],
    ["a bare address", "see https://example.com/a and www.example.com"],
    ["a mention", "@octocat and someone@example.com #12"],
    ["lines", "one\ntwo\r\n::error::three\u2028four"],
    ["directions of writing", "a\u202eb\u2066c\u200fd"],
    ["faces", "👩‍👩‍👧 ok"],
  ])("%s is shown as text", (_, value) => {
    const before = reports(changed(`${GATEWAY}/customer_gateway_name`, "plain"));
    const { markdown, text, json } = reports(changed(`${GATEWAY}/customer_gateway_name`, value));
    expect(text.split("\n")).toHaveLength(before.text.split("\n").length);
    expect(markdown.split("\n")).toHaveLength(before.markdown.split("\n").length);
    const line = markdown.split("\n").find((one) => one.includes("→")) ?? "";
    const shown = line
      .replaceAll(/<\/?code>/g, "")
      .replaceAll("&#8203;", "\u200b")
      .replaceAll(/&#\d+;/g, "?");
    expect(shown).not.toMatch(/[`<>|[\]*_~]|:\/\/|www\.|@\w|#\d/);
    for (const report of [text, markdown, json])
      expect(report).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]|\n::error/);
  });

  test("of 10,000 characters is cut in reports for people, and whole in JSON", () => {
    const value = "😀".repeat(5_000);
    const { markdown, text, json } = reports(changed(`${GATEWAY}/customer_gateway_name`, value));
    for (const report of [text, markdown]) {
      expect(report).toContain("… (10,000 characters)");
      expect(report).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
      expect(report.length).toBeLessThan(4_000);
    }
    expect(json).toContain(value);
  });
});

describe("a comment that would be too long", () => {
  const bound = (plan: Json) => {
    const { markdown } = reports(plan);
    expect(markdown.length).toBeLessThanOrEqual(65_536);
    return markdown;
  };

  test("has a table of sites in place of lines, and says so", () => {
    const markdown = bound(planOf(sites(150)));
    expect(markdown).toContain("### cenvpn: 150 sites added");
    expect(markdown).toContain("The change has too many lines for this report");
    expect(markdown).toContain(
      "| <code>dev-sites</code> | <code>site site-1</code> | 1 connection added, 2 customer gateways",
    );
  });

  test("has counts in place of the table, and says so", () => {
    const markdown = bound(planOf(sites(1_000)));
    expect(markdown).toContain("The change is too large for this report: 6000 resources added in 1 stack.");
  });

  test("still reports outages, as far as they fit", () => {
    const all = sites(400);
    const markdown = bound(planOfChange(all, IN_HANGZHOU));
    expect(markdown).toContain("### cenvpn: 400 sites removed");
    expect(markdown).toContain("and 390 more are removed: their tunnels go down for good");
  });
});
