import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Finding, judge, readStacks, reject, UnreadableTarget } from "../../policy";
import { temporaryFolder } from "../setup/files";
import { type Json, patch, site, sites } from "./fixtures";

let root: string;
beforeEach(() => {
  root = temporaryFolder();
});

function synthesize(stacks: Readonly<Record<string, Json>>): string {
  const folder = join(root, "cdktf.out");
  const entries = Object.entries(stacks).map(([name, json]) => {
    mkdirSync(join(folder, "stacks", name), { recursive: true });
    writeFileSync(join(folder, "stacks", name, "cdk.tf.json"), JSON.stringify(json));
    return [name, { name, workingDirectory: `stacks/${name}`, synthesizedStackPath: `stacks/${name}/cdk.tf.json` }];
  });
  writeFileSync(
    join(folder, "manifest.json"),
    JSON.stringify({ version: "0.21.0", stacks: Object.fromEntries(entries) }),
  );
  return folder;
}

const names = (folder: string) => Object.keys(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")).stacks);
const bad = patch(site("shanghai"), "resource/alicloud_vpn_customer_gateway/shanghai__edge-1/ip_address", "127.0.0.1");

test("a stack with an error is removed from folder and manifest, the others stay", () => {
  const folder = synthesize({ good: site("berlin"), bad });
  expect(reject(folder, judge(readStacks(folder)))).toEqual(["bad"]);
  expect(readdirSync(folder).toSorted()).toEqual(["manifest.json", "stacks"]);
  expect([names(folder), readdirSync(join(folder, "stacks"))]).toEqual([["good"], ["good"]]);
  expect(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")).version).toBe("0.21.0");
});

test("an error that stacks share removes all of them", () => {
  const folder = synthesize({ a: sites(30), b: sites(21, {}, "more"), c: site("alone", { transitRouter: "tr-2" }) });
  expect(reject(folder, judge(readStacks(folder)))).toEqual(["a", "b"]);
  expect(names(folder)).toEqual(["c"]);
});

test("a stack with an error removes its readers too, and their readers", () => {
  const folder = synthesize({ hub: bad, sites: site("berlin"), more: site("paris"), other: site("rome") });
  const path = join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  manifest.stacks.sites.dependencies = ["hub"];
  manifest.stacks.more.dependencies = ["sites"];
  writeFileSync(path, JSON.stringify(manifest));
  expect(reject(folder, judge(readStacks(folder)))).toEqual(["hub", "sites", "more"]);
  expect(names(folder)).toEqual(["other"]);
});

test("warnings reject nothing", () => {
  const folder = synthesize({ a: sites(45) });
  const before = readFileSync(join(folder, "manifest.json"), "utf8");
  expect(reject(folder, judge(readStacks(folder)))).toEqual([]);
  expect(readFileSync(join(folder, "manifest.json"), "utf8")).toBe(before);
});

test("nothing outside the folder is ever removed", () => {
  const folder = synthesize({ bad });
  const precious = join(root, "precious");
  mkdirSync(precious);
  const error = { level: "error", stacks: ["evil"] } as unknown as Finding;
  for (const workingDirectory of ["../precious", precious, ".", ""]) {
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ stacks: { evil: { workingDirectory } } }));
    expect(() => reject(folder, { findings: [error] })).toThrow(UnreadableTarget);
    expect(existsSync(precious)).toBe(true);
  }
});
