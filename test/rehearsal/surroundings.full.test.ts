import fs from "node:fs";
import path from "node:path";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { temporaryFolder } from "../setup/files";

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await startRehearsal();
});
afterAll(() => rehearsal.close());

const PROVIDERS = 'terraform {\n  required_providers {\n    alicloud = { source = "aliyun/alicloud" }\n  }\n}\n';
const GATEWAY = `${PROVIDERS}resource "alicloud_vpn_customer_gateway" "site" {\n  ip_address = "198.51.100.10"\n}\n`;
const calling = (...sources: string[]) =>
  sources.map((source, index) => `module "m${index}" {\n  source = "${source}"\n}\n`).join("");

/** Files below a new folder. */
function tree(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  }
  return root;
}

function contents(root: string): Record<string, string> {
  const names = fs.readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => fs.statSync(path.join(root, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(path.join(root, name), "utf8")]));
}

async function planned(folder: string): Promise<string> {
  expect(await rehearsal.terraform(folder, ["init"])).toMatchObject({ exitCode: 0, stderr: "" });
  const { stdout, stderr } = await rehearsal.terraform(folder, ["plan", "-no-color"]);
  return stderr || (/Plan: .*/.exec(stdout)?.[0] ?? stdout);
}

test.each([
  ["beside the folder", "../modules/site"],
  ["beside the folder above", "../../modules/site"],
  ["four folders up", "../../../../modules/site"],
  ["in the folder above", "../"],
])("a module %s is found", async (_, source) => {
  const module = path.join("a/b/c/d", source, "main.tf");
  const root = tree({ "a/b/c/d/main.tf": calling(source), [module]: GATEWAY });
  expect(await planned(path.join(root, "a/b/c/d"))).toBe("Plan: 1 to add, 0 to change, 0 to destroy.");
});

test("modules that refer to modules beside them, and stacks side by side, are rehearsed and stay as they are", async () => {
  const root = tree({
    "modules/site/main.tf": `${GATEWAY}${calling("../other")}`,
    "modules/other/main.tf": GATEWAY,
    "live/dev/main.tf": calling("../../modules/site"),
    "live/production/main.tf": calling("../../modules/site", "../dev"),
  });
  const before = contents(root);
  for (const stack of ["live/dev", "live/production", "live/dev"]) {
    const folder = path.join(root, stack);
    expect(await rehearsal.terraform(folder, ["init"])).toMatchObject({ exitCode: 0 });
    expect(await rehearsal.terraform(folder, ["apply", "-auto-approve"])).toMatchObject({ exitCode: 0, stderr: "" });
  }
  expect(contents(root)).toEqual(before);
});

test("a configuration looks no further than the root of its git work tree", async () => {
  const root = tree({
    "work/.git/HEAD": "",
    "work/modules/site/main.tf": GATEWAY,
    "work/stack/main.tf": calling("../modules/site"),
    "outside/main.tf": GATEWAY,
    "work/astray/main.tf": calling("../../outside"),
  });
  expect(await planned(path.join(root, "work/stack"))).toMatch(/^Plan: 1 to add/);
  const outcome = await rehearsal.terraform(path.join(root, "work/astray"), ["init", "-no-color"]);
  expect(outcome).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("Unreadable module directory") });
});

test("Terraform does not write through a link to a user's folder", async () => {
  const root = tree({
    "modules/site/main.tf": `${PROVIDERS}locals {\n      unformatted=1\n}\n`,
    "plans/old": "the user's",
    "stack/plans/old": "the user's",
    "stack/plans/read": "the user's",
    "stack/main.tf": `${calling("../modules/site")}output "read" {\n  value = file("plans/read")\n}\n`,
  });
  const before = contents(root);
  const folder = path.join(root, "stack");
  await rehearsal.terraform(folder, ["init"]);
  for (const plan of ["plans/new", "plans/old", "../plans/new", "../plans/old", "../plans/deeper/../newer"]) {
    expect(await rehearsal.terraform(folder, ["plan", `-out=${plan}`])).toMatchObject({ exitCode: 0 });
    expect(await rehearsal.terraform(folder, ["show", path.normalize(plan)])).toMatchObject({ exitCode: 0 });
  }
  const formatted = await rehearsal.terraform(folder, ["fmt", "-write=true", "../modules/site"]);
  expect(formatted).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("main.tf") });
  expect(contents(root)).toEqual(before);
});
