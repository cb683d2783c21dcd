import { cpSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { temporaryFolder } from "../setup/files";

// Applies each configuration unchanged, plans it again without a change, and destroys it.

const FOLDER = join(__dirname, "../policy/configurations");

/** Variants that differ only in what rules look at; the cloud treats them alike. */
const VARIANTS = /^flat-(crypto|identities|ids|names|cidrs)|^dynamic-tunnels-(by|of)/;

/** The cloud refuses this one, because the other account has not granted the connection. */
const NOT_GRANTED = "connection-of-another-account";
const NAMES = readdirSync(FOLDER).filter((name) => !VARIANTS.test(name) && name !== NOT_GRANTED);

const SITES = ["main", "more", "office", "shanghai", "chengdu", "east", "west"];
const SECRETS = Object.fromEntries(
  SITES.flatMap((site) => [1, 2].map((index) => [`${site}-${index}`, `${site}${index}`])),
);

let folder: string;
let rehearsal: Rehearsal;
beforeAll(() => {
  folder = temporaryFolder();
  cpSync(FOLDER, folder, { recursive: true });
});
// Each configuration gets its own cloud, because an existing object belongs to the first that names it.
beforeEach(async () => {
  rehearsal = await startRehearsal();
});
afterEach(() => rehearsal.close());

async function terraform(name: string, ...args: string[]) {
  writeFileSync(join(folder, name, "terraform.tfvars.json"), JSON.stringify({ secrets: SECRETS }));
  const { exitCode, stdout, stderr } = await rehearsal.terraform(join(folder, name), [...args, "-no-color"]);
  return { step: args[0], exitCode, said: exitCode === 0 ? "" : stderr || stdout };
}

test("there are at least thirty configurations", () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(30);
});

test.each(NAMES)("%s is applied unchanged, has an empty second plan, and is destroyed", async (name) => {
  const steps = [["init"], ["apply", "-auto-approve"], ["plan", "-detailed-exitcode"], ["destroy", "-auto-approve"]];
  for (const [step = "", ...args] of steps)
    expect(await terraform(name, step, ...args)).toEqual({ step, exitCode: 0, said: "" });
  expect([rehearsal.created(), rehearsal.trusted()]).toEqual([[], []]);
});

test("a connection without its owner's grant is not attached", async () => {
  await terraform(NOT_GRANTED, "init");
  expect(await terraform(NOT_GRANTED, "apply", "-auto-approve")).toMatchObject({
    said: expect.stringContaining("Sim.NotGranted"),
  });
});
