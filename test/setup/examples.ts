import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { transformSync } from "@swc/core";
import { build } from "../../app/build";
import { type Judgement, judge, readStacks } from "../../policy";
import { run } from "./command";
import { temporaryFolder } from "./files";

/** The result of an example. */
export interface Example {
  /** The synthesized folder. */
  readonly folder: string;
  readonly stacks: readonly string[];
  readonly judgement: Judgement;
}

/** Examples that become stacks. The others are for the policy, and have tests of their own. */
export const EXAMPLES = readdirSync("examples").filter((name) =>
  ["main.ts", "environments"].some((made) => existsSync(join("examples", name, made))),
);

/** Builds an example as its reader would: from its environment files or its program. */
export async function example(name: string): Promise<Example> {
  const folder = existsSync(join("examples", name, "main.ts")) ? await runProgram(name) : buildEnvironments(name);
  const judgement = judge(readStacks(folder));
  return { folder, judgement, stacks: judgement.stacks.map((stack) => stack.name) };
}

function buildEnvironments(name: string): string {
  const environments = join("examples", name, "environments");
  const files = readdirSync(environments).map((file) => join(environments, file));
  return build({ files, outdir: temporaryFolder() }).folder;
}

/** Runs the program in a folder with the packages that it imports. */
async function runProgram(name: string): Promise<string> {
  const folder = temporaryFolder();
  for (const [library, place] of Object.entries({
    cdktf: "node_modules/cdktf",
    constructs: "node_modules/constructs",
    cenvpn: ".",
  })) {
    mkdirSync(dirname(join(folder, "node_modules", library)), { recursive: true });
    symlinkSync(resolve(place), join(folder, "node_modules", library));
  }
  const source = readFileSync(join("examples", name, "main.ts"), "utf8");
  const { code } = transformSync(source, { jsc: { parser: { syntax: "typescript" } }, module: { type: "commonjs" } });
  writeFileSync(join(folder, "main.js"), code);
  const { exitCode, stderr } = await run(process.execPath, ["main.js"], { cwd: folder });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringContaining("0 errors") });
  return join(folder, "cdktf.out");
}
