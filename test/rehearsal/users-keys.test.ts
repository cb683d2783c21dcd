import fs from "node:fs";
import path from "node:path";
import { PLACEHOLDER_PSK } from "../../domain/psk";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { throwAwayKeys } from "../../rehearsal/terraform/keys";
import { withoutKeys } from "../../rehearsal/terraform/users-keys";
import { folderWith, stack } from "./stack";

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await startRehearsal();
});
afterAll(() => rehearsal.close());

const configuration = stack({
  variable: { psks: { sensitive: true }, other: { default: "none" } },
  output: {
    key: { value: '${var.psks["a/b/1"]}', sensitive: true },
    other: { value: "${var.other}" },
  },
});
const MAP = '{ "a/b/1" = "users-secret" }';
const UNUSED = (place: string) => `rehearsal: does not use the PSKs in ${place}, and invents others\n`;
const LEFT_OUT = (place: string) => `rehearsal: ${place} is left out, since its PSKs cannot be removed safely\n`;

/** What Terraform refuses, too, and may print. */
const REFUSED = "no JSON object; the text of the file is left out here\n";

/** Applies, and returns the messages; checks that neither messages nor state contain the user's PSKs. */
async function applied(files: Record<string, string>, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const folder = folderWith(configuration);
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  const init = await rehearsal.terraform(folder, ["init"], env);
  expect(init).toMatchObject({ exitCode: 0, stderr: "" });
  const outcome = await rehearsal.terraform(folder, ["apply", "-auto-approve", "-no-color", ...args], env);
  expect(outcome).toMatchObject({ exitCode: 0 });
  expect(outcome.stdout + outcome.stderr).not.toContain("users-secret");
  const { stdout } = await rehearsal.terraform(folder, ["output", "-json"]);
  const { key, other } = JSON.parse(stdout) as Record<string, { value: string }>;
  expect(key?.value).toMatch(/^[A-Za-z0-9]{32}$/);
  return { stderr: outcome.stderr, other: other?.value };
}

test.each([
  ["auto.tfvars", { "x.auto.tfvars": `psks = ${MAP}\nother = "kept"\n` }],
  ["JSON", { "x.auto.tfvars.json": '{"psks": {"a/b/1": "users-secret"}, "other": "kept"}' }],
  ["JSON with a string", { "x.auto.tfvars.json": '{"psks": "users-secret", "other": "kept"}' }],
])("PSKs are removed from %s, with a note, and the rest is kept", async (_, files) => {
  expect(await applied(files)).toEqual({ stderr: UNUSED(Object.keys(files)[0] ?? ""), other: "kept" });
});

test.each([
  `psks = (${MAP})`,
  `psks = /* c */ ${MAP}`,
  `/* c */ psks = ${MAP}`,
  `\uFEFFpsks = ${MAP}`,
  'psks = "users-secret"',
])("a file is left out if PSKs cannot be removed safely: %s", async (text) => {
  const stderr = LEFT_OUT("x.auto.tfvars");
  expect(await applied({ "x.auto.tfvars": `${text}\nother = "lost"\n` })).toEqual({ stderr, other: "none" });
});

test("PSKs from options, from files that options name, and from the environment are not used, either", async () => {
  const files = { "k.txt": `psks = (${MAP})\n`, "l.txt": `psks = ${MAP}\nother = "kept"\n` };
  expect(await applied(files, ["-var", `psks = ${MAP}`, "-parallelism", "3"])).toMatchObject({
    stderr: expect.stringContaining(UNUSED("-var")),
  });
  expect(await applied(files, ["-var-file=k.txt"])).toEqual({ stderr: LEFT_OUT("k.txt"), other: "none" });
  expect(await applied(files, ["-var-file", "l.txt"])).toEqual({ stderr: UNUSED("l.txt"), other: "kept" });
  const env = { TF_VAR_psks: MAP };
  expect(await applied({}, [], env)).toEqual({ stderr: UNUSED("TF_VAR_psks"), other: "none" });
});

test.each([
  ["x.tfvars", `psks = {\n  # don't } "stop\n  "a" = "b}#\\"" // here }\n  /* nor here } " */\n}\n`, "\n"],
  ["x.tfvars", `# psks are elsewhere\npsks = ${MAP} # all\r\na = 1`, "# psks are elsewhere\n\na = 1"],
  ["x.tfvars", `/*\n# */ psks = ${MAP}`, undefined],
  ["x.tfvars", 'psks = { "a" = "${"}"}users-secret" }', undefined],
  ["x.tfvars", 'psks = { "a" = "b" }, "c" = "d"', undefined],
  ["x.tfvars", `psks = {${"#\n".repeat(5_000)}`, undefined],
  ["x.tfvars", 'my_psks = "other"', 'my_psks = "other"'],
  ["x.tfvars.json", '{"psks": {"a": "b"},}', REFUSED],
  ["x.tfvars.json", '\uFEFF{"psks": {"a": "b"}, "c": 1}', '{"c":1}'],
  ["x.tfvars.json", '[{"psks": {"a": "b"}}]', REFUSED],
  ["x.tfvars.json", "users-secret", REFUSED],
  ["x.tfvars.json", '{"\\u0070sks": {"a": "b"}, "c": 1}', '{"c":1}'],
])("%s without its PSKs: %j", (file, text, rest) => {
  expect(withoutKeys(file, text).text).toBe(rest);
});

test("there may be more PSKs than fit in an environment variable", async () => {
  // Long names in place of many names, because Terraform's time grows with the square of their number.
  const names = Array.from({ length: 500 }, (_, n) => `${"site-".repeat(60)}${n}/main/1`);
  const value = `\${[${names.map((name) => `var.psks["${name}"]`).join(", ")}]}`;
  const folder = folderWith(
    stack({ variable: { psks: { sensitive: true } }, output: { keys: { value, sensitive: true } } }),
  );
  await rehearsal.terraform(folder, ["init"]);
  expect(await rehearsal.terraform(folder, ["apply", "-auto-approve"])).toMatchObject({ exitCode: 0, stderr: "" });
});

test("only its owner can read the file of invented PSKs", async () => {
  await applied({});
  const names = fs.readdirSync(rehearsal.folder, { recursive: true, encoding: "utf8" });
  const modes = names
    .filter((name) => name.endsWith("invented.tfvars.json"))
    .map((name) => fs.statSync(path.join(rehearsal.folder, name)).mode & 0o777);
  expect(new Set(modes)).toEqual(new Set([0o600]));
});

const keysOf = (...names: string[]) => names.map((name) => `\${var.psks["${name}"]}`);

test("PSKs follow moved tunnels", () => {
  const moved = (...names: string[]) =>
    names.slice(1).map((to, index) => {
      const address = (name?: string) => `alicloud_vpn_gateway_vpn_attachment.${name}`;
      return { from: address(names[index]), to: address(to) };
    });
  const before = throwAwayKeys([JSON.stringify(keysOf("paris/main/1", "paris/main/2", "rome/main/1"))], "secret");
  const after = throwAwayKeys(
    [
      JSON.stringify({
        moved: moved("paris__main", "lyon__main", "lyon__first"),
        keys: keysOf("lyon/first/1", "lyon/first/2"),
      }),
    ],
    "secret",
  );
  expect(after).toEqual({ "lyon/first/1": before["paris/main/1"], "lyon/first/2": before["paris/main/2"] });
  expect(new Set(Object.values(before)).size).toBe(3);
  const circle = JSON.stringify({ moved: moved("a__b", "c__d", "a__b"), keys: keysOf("a/b/1") });
  expect(Object.keys(throwAwayKeys([circle], "secret"))).toEqual(["a/b/1"]);
});

test("a placeholder stays a placeholder, so a plan with it is recognized, and other PSKs are invented", () => {
  const users = { "a/b/1": PLACEHOLDER_PSK, "a/b/2": "a PSK of the user" };
  const keys = throwAwayKeys([JSON.stringify(keysOf("a/b/1", "a/b/2", "toString"))], "secret", users);
  expect(keys).toMatchObject({ "a/b/1": PLACEHOLDER_PSK });
  expect(keys["a/b/2"]).toMatch(/^K\w{31}$/);
});

/** The invented PSKs of two names, after a plan in which the user gives some PSKs. */
async function madeUp(folder: string, files: Record<string, string>, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  const outcome = await rehearsal.terraform(folder, ["apply", "-auto-approve", "-no-color", ...args], env);
  expect(outcome).toMatchObject({ exitCode: 0 });
  const { stdout } = await rehearsal.terraform(folder, ["output", "-json"]);
  return (["one", "other"] as const).map((name) => JSON.parse(stdout)[name].value as string);
}

test("invented PSKs follow the user's, wherever these stand: equal ones stay equal, and a changed one changes", async () => {
  const two = (one: string, other: string) => ({ psks: { "a/b/1": one, "a/b/2": other } });
  const hcl = (one: string, other: string) => `psks = { # "a/b/1" = "no"\n "a/b/1" = "${one}", "a/b/2" : "${other}" }`;
  const folder = folderWith(
    stack({
      variable: { psks: { sensitive: true } },
      output: {
        one: { value: '${var.psks["a/b/1"]}', sensitive: true },
        other: { value: '${var.psks["a/b/2"]}', sensitive: true },
      },
    }),
  );
  expect(await rehearsal.terraform(folder, ["init"])).toMatchObject({ exitCode: 0 });
  const [one, other] = await madeUp(folder, { "x.auto.tfvars.json": JSON.stringify(two("first", "second")) });
  expect(one).not.toBe(other);
  const sources: readonly [Record<string, string>, string[]?, NodeJS.ProcessEnv?][] = [
    [{ "k.tfvars": hcl("first", "second") }, ["-var-file=k.tfvars"]],
    [{}, ["-var", hcl("first", "second").replace(/#.*/, "")]],
    [{ "x.auto.tfvars.json": "{}" }, [], { TF_VAR_psks: JSON.stringify(two("first", "second").psks) }],
    [{ "terraform.tfvars": hcl("rotated", "second"), "y.auto.tfvars": hcl("first", "second") }],
  ];
  for (const [files, args, env] of sources) expect(await madeUp(folder, files, args, env)).toEqual([one, other]);
  const [rotated, kept] = await madeUp(folder, { "y.auto.tfvars": hcl("rotated", "second") });
  expect([rotated !== one, kept]).toEqual([true, other]);
  const [alike, second] = await madeUp(folder, { "y.auto.tfvars": hcl("second", "second") });
  expect([alike, second]).toEqual([other, other]);
});
