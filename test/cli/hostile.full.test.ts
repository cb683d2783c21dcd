import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cenvpn } from "../setup/command";
import { temporaryFolder } from "../setup/files";

const deep = "[".repeat(10_000) + "]".repeat(10_000);
const SECRET = "PLANTED-pre-shared-key";

/** The first bytes of a plan file of `terraform plan -out`. */
const SAVED = Buffer.from("PK\x03\x04\x14\0\x08\0\xff");

/** Contents of files, each with its exit code and message: 2 for files that users write, 3 for files that Terraform writes. */
const FILES: Readonly<Record<string, readonly [content: string | Buffer, exitCode: number, message: RegExp]>> = {
  "empty.json": ["", 3, /empty\.json is empty; a plan is read from terraform show -json/],
  "empty.tfstate": ["", 3, /is empty/],
  "empty.plan.json": ["", 3, /empty\.plan\.json is empty; a plan is read from terraform show -json/],
  "cut.plan.json": ['{"resource_changes": [', 3, /is not JSON; a plan is read from terraform show -json/],
  "saved.tfplan": [SAVED, 3, /saved\.tfplan is not JSON; a plan is read from terraform show -json/],
  saved: [SAVED, 3, /saved is not JSON; a plan is read from terraform show -json/],
  "binary.json": [Buffer.from([0x7f, 0x45, 0, 1]), 2, /the file is binary/],
  "binary.tfstate": [Buffer.from([0x7f, 0x45, 0, 1]), 3, /is not JSON/],
  "null.json": ["null", 2, /not a map of names/],
  "list.json": ["[]", 2, /not a map of names/],
  "deepest.json": [deep, 2, /nests too deeply/],
  "cut.json": [`{"format_version": "1.2", "resource_changes": [{"x": "${SECRET}`, 3, /is not JSON/],
  "future.json": [`{"format_version": "2.0", "resource_changes": ["${SECRET}"]}`, 3, /plan of format 2\.0/],
  "number.json": ['{"format_version": "1.2", "resource_changes": 5}', 3, /are not a list/],
  "null-change.json": ['{"format_version": "1.2", "resource_changes": [null]}', 3, /are not all changes/],
  "deep-change.json": [`{"format_version": "1.2", "resource_changes": [${deep}]}`, 3, /are not all changes/],
  "deep.json": [`{"format_version": "1.2", "resource_changes": [], "configuration": ${deep}}`, 0, /0 errors/],
  "names.json": [
    '{"format_version": "1.2", "__proto__": {"x": 1}, "constructor": 1, "resource_changes": []}',
    0,
    /0 err/,
  ],
};

test("a hostile file leads to a judgement or a message, never to a crash or a wait", async () => {
  const folder = temporaryFolder();
  for (const [name, [content]] of Object.entries(FILES)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, "folder.json"));
  execFileSync(
    "mkfifo",
    ["pipe.json", "pipe.tfstate"].map((name) => join(folder, name)),
  );
  for (const name of ["zero.json", "zero.yaml"]) symlinkSync("/dev/zero", join(folder, name));
  const expected: typeof FILES = {
    ...FILES,
    "folder.json": ["", 2, /no environment file here/],
    "pipe.json": ["", 2, /not a regular file/],
    "zero.json": ["", 2, /not a regular file/],
    "zero.yaml": ["", 2, /not a regular file/],
    "pipe.tfstate": ["", 3, /not a regular file/],
    "missing.json": ["", 2, /no such file/],
    "missing.tfstate": ["", 3, /does not exist/],
  };
  for (const [name, [, exitCode, message]] of Object.entries(expected)) {
    const outcome = await cenvpn(["check", name], { cwd: folder });
    const printed = outcome.stdout + outcome.stderr;
    expect({ name, exitCode: outcome.exitCode, printed }).toEqual({
      name,
      exitCode,
      printed: expect.stringMatching(message),
    });
    expect(printed).not.toMatch(/^ +at |PLANTED/m);
  }
});

test("files beside a plan are read only if they are regular and not endless", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "dev.plan.json"), '{"format_version": "1.2", "resource_changes": []}');
  execFileSync("mkfifo", [join(folder, "pipe.tf"), join(folder, ".terraform.lock.hcl")]);
  symlinkSync("/dev/zero", join(folder, "zero.tf"));
  writeFileSync(join(folder, "huge.tf"), "");
  truncateSync(join(folder, "huge.tf"), 3 * 1024 ** 3);
  mkdirSync(join(folder, "out"));
  execFileSync("mkfifo", [join(folder, "out", "manifest.json")]);
  expect(await cenvpn(["check", "dev.plan.json"], { cwd: folder })).toMatchObject({ exitCode: 0, stderr: "" });
  expect(await cenvpn(["check", "out"], { cwd: folder })).toMatchObject({ exitCode: 3 });
});

test("a plan of more than 512 MB is refused before it is read", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "huge.plan.json"), '{"format_version": "1.2"');
  truncateSync(join(folder, "huge.plan.json"), 3 * 1024 ** 3);
  const { exitCode, stderr } = await cenvpn(["check", "huge.plan.json"], { cwd: folder });
  expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining("has more than 512 MB") });
});
