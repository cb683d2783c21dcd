import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { temporaryFile, temporaryFolder } from "../setup/files";
import { tool } from "./tools";

const GITHUB = "examples/ci/github";
const workflows = readdirSync(GITHUB).map((file) => join(GITHUB, file));
const scripts = ["action", "examples/ci/atlantis", "examples/ci/shell", "test/pipelines"].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".sh"))
    .map((file) => join(folder, file)),
);
const FINE = { exitCode: 0, stdout: expect.anything(), stderr: expect.anything() };

/** A repository with the workflows and the action. */
function repository(): string {
  const folder = temporaryFolder();
  cpSync(GITHUB, join(folder, ".github/workflows"), { recursive: true });
  cpSync("action", join(folder, "action"), { recursive: true });
  return folder;
}

test("actionlint and shellcheck find nothing in the workflows", async () => {
  const cwd = repository();
  await tool("git", ["init", "--quiet"], { cwd });
  expect(await tool("actionlint", [], { cwd })).toEqual({ exitCode: 0, stdout: "", stderr: "" });
});

test("zizmor finds nothing in the workflows and the action", async () => {
  expect(await tool("zizmor", ["--offline", "--no-progress", "--format", "plain", "."], { cwd: repository() })).toEqual(
    FINE,
  );
});

test("shellcheck finds nothing in the scripts", async () => {
  expect(await tool("shellcheck", scripts)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
});

test("hadolint finds nothing in the Dockerfile", async () => {
  expect(await tool("hadolint", ["Dockerfile"])).toEqual({ exitCode: 0, stdout: "", stderr: "" });
});

test("the files fit the forges' schemas", async () => {
  const check = (schema: string, ...files: readonly string[]) =>
    tool("check-jsonschema", ["--builtin-schema", schema, ...files]);
  expect(await check("vendor.github-workflows", ...workflows)).toEqual(FINE);
  expect(await check("vendor.github-actions", "action/action.yml")).toEqual(FINE);
  const [, jobs] = parseAllDocuments(readFileSync("templates/vpn.yml", "utf8"));
  const component = temporaryFile(
    "vpn.yml",
    String(jobs)
      .replaceAll(/\$\[\[ inputs\.[\w-]+ \]\]/g, "test")
      .replace("STACK: test", "STACK: [test]"),
  );
  expect(await check("vendor.gitlab-ci", "examples/ci/gitlab/.gitlab-ci.yml", component)).toEqual(FINE);
});

test("every action is pinned by its commit", () => {
  const uses = workflows.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/uses: (\S+)/g)].map(([, name]) => name),
  );
  for (const name of uses) expect(name).toMatch(/^(\.\/.+|[\w/-]+@[0-9a-f]{40})$/);
});
