import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { temporaryFolder } from "../setup/files";

const { newRule } = require("./new-rule.js") as { newRule(name?: string, folder?: string): string[] };

const TABLE = "policy/rules/index.ts";

/** A copy with everything that compiling and testing a rule needs. */
function checkout(): string {
  const folder = temporaryFolder();
  for (const part of [
    "domain",
    "files",
    "graph",
    "policy",
    "providers/alicloud/arguments.ts",
    "test",
    "jest.config.js",
    "tsconfig.json",
  ])
    cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  return folder;
}

describe("a new rule", () => {
  const folder = checkout();
  const files = newRule("asn-of-house", folder);
  const linesOf = (file: string) => readFileSync(file, "utf8").split("\n");
  const run = (command: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [resolve("node_modules", command), ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    return { status, output: stdout + stderr };
  };

  test("has a file, a test, and an entry in the table, in order", () => {
    expect(files).toEqual(["policy/rules/asn-of-house.ts", "test/policy/rules/asn-of-house.test.ts", TABLE]);
    const [before, after] = [linesOf(TABLE), linesOf(join(folder, TABLE))];
    expect(after.filter((line) => !before.includes(line))).toEqual([
      'import asnOfHouse from "./asn-of-house";',
      "  asnOfHouse,",
    ]);
    const entries = after.filter((line) => /^ {2}\w+,$/.test(line));
    expect(entries.slice(0, 3)).toEqual(["  asnOfHouse,", "  associationPresent,", "  associationReplaced,"]);
  });

  test("compiles", () => {
    const config = { extends: "./tsconfig.json", include: files };
    writeFileSync(join(folder, "tsconfig.new-rule.json"), JSON.stringify(config));
    expect(run("typescript/bin/tsc", "--project", "tsconfig.new-rule.json")).toEqual({ status: 0, output: "" });
  });

  test("fails its test until somebody writes it, and the test says what is missing", () => {
    const withoutSetup =
      "const { globalSetup, globalTeardown, ...config } = require('./jest.config.js'); module.exports = config;";
    writeFileSync(join(folder, "jest.new-rule.config.js"), withoutSetup);
    const { status, output } = run("jest/bin/jest.js", "--config", "jest.new-rule.config.js", "asn-of-house");
    expect({ status, output }).toEqual({
      status: 1,
      output: expect.stringContaining("TODO: what the rule says of it"),
    });
    expect(output).toMatch(/^Tests: +1 failed, [4-9] passed/m);
  });
});

test.each([undefined, "", "asn", "peer_asn", "Peer-asn", "../peer-asn"])("“%s” names no rule", (name) => {
  expect(() => newRule(name)).toThrow("Allowed: two words or more, such as peer-asn");
});

test("an existing rule stays unchanged", () => {
  expect(() => newRule("peer-asn")).toThrow("policy/rules/peer-asn.ts is there already");
});
