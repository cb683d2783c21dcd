import { chmodSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { cenvpn } from "../setup/command";
import { temporaryFolder } from "../setup/files";
import { project as projectWith } from "../setup/project";
import { blocks } from "../setup/readme";

// What the pipelines run, with real Terraform and the simulated cloud. What only the forge can do is left out.

jest.setTimeout(300_000);

interface Pipelines {
  readonly github: {
    jobs: { check: { steps: readonly { run?: string; uses?: string; "working-directory"?: string }[] } };
  };
  readonly gitlab: { vpn: { script: readonly string[] } };
}

const [github, gitlab] = blocks("yaml", "docs/ci.md").map((block) => parse(block)) as [
  Pipelines["github"],
  Pipelines["gitlab"],
];

/** A project of the app, with the programs that npx would find. */
function project(): string {
  const npx = `#!/bin/sh
program=$1; shift
case $program in
cenvpn) exec node ${resolve("dist/cli/cenvpn.js")} "$@" ;;
*) exec ${resolve("node_modules/.bin")}/$program "$@" ;;
esac
`;
  const folder = projectWith({
    "environments/dev.yaml": readFileSync("environments/dev.yaml", "utf8"),
    ".gitignore": "*.tfvars.json\n",
    "bin/npx": npx,
  });
  chmodSync(join(folder, "bin", "npx"), 0o755);
  return folder;
}

async function runs(script: string): Promise<string> {
  const cwd = project();
  const env = {
    PATH: `${join(cwd, "bin")}:${process.env.PATH}`,
    GITHUB_WORKSPACE: cwd,
    CI_PROJECT_DIR: cwd,
    RUNNER_TEMP: temporaryFolder(),
    GITHUB_STEP_SUMMARY: join(cwd, "summary.md"),
    CI: "true",
  };
  const { exitCode, stdout, stderr } = await cenvpn(["rehearse", "--", "sh", "-ec", script], { cwd, env });
  expect({ exitCode, told: exitCode === 0 ? "" : stderr + stdout }).toEqual({ exitCode: 0, told: "" });
  expect(stdout).toMatch(/[1-9]\d* to add/);
  return cwd;
}

test("the jobs of GitHub Actions plan, judge and report", async () => {
  const steps = github.jobs.check.steps.filter(({ run }) => run && !/npm ci|gh api/.test(run));
  const script = steps.map(({ run, "working-directory": folder }) => `(cd ./${folder ?? ""}\n${run})`).join("\n");
  const cwd = await runs(script);
  expect(JSON.parse(readFileSync(join(cwd, "reports", "cenvpn.sarif"), "utf8")).runs).toHaveLength(1);
  expect(readFileSync(join(cwd, "summary.md"), "utf8")).toMatch(/^<!-- cenvpn:dev-sites -->/);
});

test("the job of GitLab plans, judges and reports", async () => {
  const cwd = await runs(gitlab.vpn.script.filter((line) => line !== "npm ci").join("\n"));
  expect(JSON.parse(readFileSync(join(cwd, "gl-code-quality.json"), "utf8"))).toEqual(expect.any(Array));
  expect(readFileSync(join(cwd, "junit.xml"), "utf8")).toContain('<testsuite name="dev-sites"');
});
