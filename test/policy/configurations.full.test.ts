import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@cdktf/hcl2json";
import { type Judgement, judge, readStacks } from "../../policy";
import { startRehearsal } from "../../rehearsal";
import { temporaryFolder } from "../setup/files";
import { keyNamed } from "./plan-of";

// Configurations as people write them. All are valid, though not always wise: rules find no error in them, and leave little open.

const FOLDER = join(__dirname, "configurations");
const NAMES = readdirSync(FOLDER).toSorted();

/**
 * The provider accepts former names of arguments. The rehearsal knows only the present names, so these configurations are judged
 * without a plan.
 */
const isText = (name: string) => name.startsWith("former-names");

/** How many checks stay undecided, because values come from another stack or the plan does not show them. @default 0 */
const UNDECIDED: Readonly<Record<string, number>> = {
  "count-sites": 2,
  "dynamic-bgp": 1,
  "dynamic-tunnels-by-count": 1,
  "dynamic-tunnels-of-a-variable": 9,
  "dynamic-tunnels-on-a-router-made-here": 1,
  "dynamic-tunnels-with-devices-by-key": 1,
  "flat-ids-in-the-text": 9,
  "flat-little-more-than-required": 2,
  "for-each-flattened-devices": 4,
  "module-of-devices": 3,
  "module-with-dynamic-tunnels": 1,
};

/** The rules whose warnings each configuration gets. @default none */
const WARNINGS: Readonly<Record<string, readonly string[]>> = {
  "count-sites": ["count-indexed"],
  "flat-crypto-of-old-devices": ["weak-crypto"],
  "flat-little-more-than-required": ["crypto-explicit", "shortest-lifetime"],
  "flat-one-device": ["customer-gateway-per-tunnel"],
  "for-each-routes": ["static-route-patience"],
};

const SITES = ["main", "more", "office", "shanghai", "chengdu", "east", "west"];
const SECRETS = Object.fromEntries(
  SITES.flatMap((site) => [1, 2].map((tunnel) => [`${site}-${tunnel}`, keyNamed(`${site}/main/${tunnel}`)])),
);

let judgements: ReadonlyMap<string, Judgement>;

beforeAll(async () => {
  const folder = temporaryFolder();
  cpSync(FOLDER, folder, { recursive: true });
  const rehearsal = await startRehearsal();
  try {
    const judged: [string, Judgement][] = [];
    for (const name of NAMES) {
      const json = isText(name) ? await text(name) : await plan(join(folder, name));
      judged.push([name, judge(readStacks({ name, json }))]);
    }
    judgements = new Map(judged);
  } finally {
    await rehearsal.close();
  }

  async function plan(cwd: string): Promise<unknown> {
    writeFileSync(join(cwd, "terraform.tfvars.json"), JSON.stringify({ secrets: SECRETS }));
    const terraform = async (...args: string[]) => {
      const { exitCode, stdout, stderr } = await rehearsal.terraform(cwd, [...args, "-no-color"]);
      if (exitCode !== 0) throw new Error(`${cwd}: terraform ${args[0]}: ${stderr || stdout}`);
      return stdout;
    };
    await terraform("init");
    await terraform("plan", "-input=false", "-out=plan.bin");
    return JSON.parse(await terraform("show", "-json", "plan.bin"));
  }

  function text(name: string): Promise<unknown> {
    return parse("main.tf", readFileSync(join(FOLDER, name, "main.tf"), "utf8"));
  }
}, 900_000);

test("there are 40 and more, of every shape", () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(40);
  const shapes = new Set(NAMES.map((name) => name.split("-")[0]));
  expect([...shapes].toSorted()).toEqual(
    ["both", "connection", "count", "dynamic", "flat", "for", "former", "module", "own", "owner", "vpn"].toSorted(),
  );
});

test.each(NAMES)("%s has no error, and leaves open only what it does not show", (name) => {
  const { findings = [], undecided = [] } = judgements.get(name) ?? {};
  const rulesOf = (level: string) => [
    ...new Set(findings.filter((one) => one.level === level).map(({ rule }) => rule)),
  ];
  expect({ errors: rulesOf("error"), warnings: rulesOf("warning").toSorted(), undecided: undecided.length }).toEqual({
    errors: [],
    warnings: WARNINGS[name] ?? [],
    undecided: UNDECIDED[name] ?? 0,
  });
});

test("little is left open", () => {
  const undecided = [...judgements.values()].reduce((sum, judgement) => sum + judgement.undecided.length, 0);
  expect(undecided).toBe(Object.values(UNDECIDED).reduce((sum, count) => sum + count, 0));
  expect(undecided / NAMES.length).toBeLessThan(1);
});
