import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { DEV, PROD, project, REJECTED, stacks } from "./setup/app-project";
import { app } from "./setup/command";

// Runs of the app for one folder: consecutive, simultaneous and interrupted.

test("after a good run, a bad run leaves nothing to deploy, but keeps Terraform's files", async () => {
  const folder = project({ "dev.yaml": DEV, "prod.yaml": PROD });
  await app({ cwd: folder });
  const cache = join(folder, "cdktf.out", "stacks", "prod-sites", ".terraform");
  mkdirSync(cache);
  writeFileSync(join(folder, "environments", "dev.yaml"), "name: [");
  expect((await app({ cwd: folder })).exitCode).toBe(2);
  expect(existsSync(join(folder, "cdktf.out", "manifest.json"))).toBe(false);
  writeFileSync(join(folder, "environments", "dev.yaml"), REJECTED);
  expect((await app({ cwd: folder })).exitCode).toBe(1);
  expect(readdirSync(join(folder, "cdktf.out", "stacks"))).toEqual(["prod-sites"]);
  expect(existsSync(cache)).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(["cdktf.json", "cdktf.out", "environments", "node_modules"]);
});

test("several simultaneous runs for one folder do not break each other", async () => {
  const folder = project({ "dev.yaml": DEV, "prod.yaml": PROD });
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => app({ cwd: folder })));
  expect(outcomes.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
    Array(4).fill({ exitCode: 0, stderr: "" }),
  );
  expect(stacks(folder)).toEqual(["dev-sites", "prod-sites"]);
  for (const stack of stacks(folder))
    expect(existsSync(join(folder, "cdktf.out/stacks", stack, "cdk.tf.json"))).toBe(true);
  expect(readdirSync(join(folder, "cdktf.out")).sort()).toEqual(["manifest.json", "stacks"]);
  expect(readdirSync(folder).sort()).toEqual(["cdktf.json", "cdktf.out", "environments", "node_modules"]);
});

test("a run waits for another that publishes, but not forever for a killed one", async () => {
  const folder = project({ "dev.yaml": DEV });
  mkdirSync(join(folder, "cdktf.out/.publishing"), { recursive: true });
  expect((await app({ cwd: folder })).exitCode).toBe(0);
  expect(readdirSync(join(folder, "cdktf.out")).sort()).toEqual(["manifest.json", "stacks"]);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s leaves no draft", async (signal) => {
  const folder = project({ "dev.yaml": DEV });
  const child = spawn(process.execPath, [resolve("dist/main.js")], { cwd: folder, stdio: "ignore" });
  const ended = once(child, "exit");
  const isDraft = (name: string) => name.startsWith("cdktf.out.draft-");
  while (!readdirSync(folder).some(isDraft)) await setTimeout(1);
  child.kill(signal);
  expect(await ended).toEqual([null, signal]);
  expect(readdirSync(folder).filter(isDraft)).toEqual([]);
  expect(existsSync(join(folder, "cdktf.out/.publishing"))).toBe(false);
});
