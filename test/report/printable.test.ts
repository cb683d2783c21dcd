import { FileProblemsError, formatFileProblem } from "../../config";
import { printable } from "../../domain/printable";
import { type Judgement, judge, readStacks, reject, UnreadableTarget } from "../../policy";
import { FORMATS, render } from "../../report";
import { problemsReport } from "../../report/json";
import type { Json, JsonValue } from "../policy/fixtures";
import { good } from "../policy/good";
import { planOf } from "../policy/plan-of";
import { cenvpn } from "../setup/command";
import { temporaryFolder, writeFiles } from "../setup/files";

/** Text that ends a line and forges GitHub commands and counts, then control sequences for terminals, then reversed text. */
const FORGED =
  "x\n::stop-commands::tok\r\n0 errors, 0 warnings\u2028\u0085\u0007\u001b[2J\u009b1m\0\u202eolleh\u2066\ud800";

/** Commands that GitHub obeys even when indented, and commands that other CI systems obey anywhere in a line. */
const OBEYED = "\u00a0 ::stop-commands::tok ##[error]forged ##vso[task.complete result=Succeeded]";

/** Control characters except the line end, and characters that reverse the direction of writing. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029]/u;

/** Names whose values decide how a plan is read; nobody can choose these values. */
const FIXED = ["format_version", "terraform_version", "mode", "type", "actions", "name", "address", "references"];

/** The JSON with forged text around every text in it. */
function forged(json: JsonValue | undefined): JsonValue {
  if (typeof json === "string") return OBEYED + json + FORGED;
  if (Array.isArray(json)) return json.map(forged);
  if (typeof json !== "object" || json === null) return json ?? null;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, FIXED.includes(key) ? value : forged(value)]),
  );
}

/** A plan whose addresses end with forged text, as keys of for_each may. */
function withForgedKeys(plan: Json): Json {
  const changes = (plan.resource_changes as Json[]).map((change) => ({
    ...change,
    address: `${change.address}["${FORGED}"]`,
    index: FORGED,
  }));
  return { ...plan, resource_changes: changes };
}

const check = {
  address: { kind: "check", to_display: `check.${FORGED}` },
  status: "fail",
  instances: [{ status: "fail", problems: [{ message: `${OBEYED}\n${FORGED}` }] }],
};

const plans: Readonly<Record<string, Json>> = {
  values: { ...(forged(planOf(good)) as Json), checks: [check] },
  keys: withForgedKeys(forged(planOf(good)) as Json),
  text: forged(good) as Json,
};

const judged = (json: Json): Judgement =>
  judge(readStacks({ name: `${OBEYED}dev-sites${FORGED}`, json }), {
    waivers: [{ rule: "ids", where: "**", reason: FORGED, owner: FORGED, expires: "2026-12-01", ticket: FORGED }],
    today: "2026-11-25",
  });

describe.each(Object.keys(plans))("any text in the %s of a plan", (name) => {
  const judgement = judged(plans[name] as Json);

  test.each(FORMATS)("%s shows it on one line, without invisible characters", (format) => {
    const report = render(judgement, format);
    expect(report).toContain("::stop-commands::tok");
    expect(report).not.toMatch(UNPRINTABLE);
    expect(report).not.toMatch(/^\s*(::stop-commands|0 errors, 0 warnings)/m);
    expect(report).not.toMatch(/##(vso)?\[/);
  });

  test("reports in JSON contain none of them, however written", () => {
    for (const format of ["json", "sarif", "gitlab"] as const)
      expect(JSON.stringify(JSON.parse(render(judgement, format)))).not.toMatch(
        new RegExp(`${UNPRINTABLE.source}|\\\\u00[0189]|\\\\ud800`, "u"),
      );
  });
});

test("a message of several lines is printed whole, on one line", () => {
  const checks = [
    {
      ...check,
      instances: [{ status: "fail", problems: [{ message: "The tunnels are down.\n\n  Ask the network team.\n" }] }],
    },
  ];
  const { findings } = judge(readStacks({ name: "a", json: { format_version: "1.2", resource_changes: [], checks } }));
  expect(findings.map(({ message }) => message)).toEqual(["The tunnels are down. Ask the network team."]);
});

test("a stack is rejected, whatever is in its name", () => {
  const name = "dev\u202e";
  const folder = writeFiles({
    "manifest.json": JSON.stringify({
      stacks: { [name]: { synthesizedStackPath: "stacks/dev/cdk.tf.json", workingDirectory: "stacks/dev" } },
    }),
    "stacks/dev/cdk.tf.json": JSON.stringify({
      resource: { alicloud_vpn_customer_gateway: { a: { ip_address: "169.254.1.1" } } },
    }),
  });
  const judgement = judge(readStacks(folder));
  expect(judgement.stacks).toMatchObject([{ name: "dev\ufffd" }]);
  expect(reject(folder, judgement)).toEqual([name]);
});

test("problems of files and arguments are printable, too", async () => {
  const text = OBEYED + FORGED;
  const problem = { file: text, path: [text], what: text, allowed: text, fix: text };
  for (const text of [
    formatFileProblem(problem),
    new FileProblemsError([problem]).message,
    problemsReport([problem]),
  ]) {
    expect(text).not.toMatch(UNPRINTABLE);
    expect(text).not.toMatch(/^\s*::|##(vso)?\[/m);
  }
  expect(new UnreadableTarget(FORGED, "is not JSON").message).not.toMatch(/[\n\p{Cc}\p{Bidi_Control}]/u);
  const cwd = writeFiles({ "a\n::stop-commands::b.yaml": "name: [" });
  const { stderr } = await cenvpn(["check", "a\n::stop-commands::b.yaml"], { cwd });
  expect(stderr).toMatch(/^a ::stop-commands::b\.yaml/);
  const wrong = await cenvpn(["check", "--report", "x\n::stop-commands::b"], { cwd: temporaryFolder() });
  expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/^cenvpn: .*x ::stop-commands::b/) });
});

test("a printable text stays as it is, in any language and direction", () => {
  for (const text of [
    "::1 and ::2",
    "::/0",
    "a::b::c",
    "issue ##1 [x]",
    "ASN 45104",
    "上海 – “büro”",
    "שלום",
    "👩‍💻",
    "a  b",
  ])
    expect(printable(text)).toBe(text);
});
