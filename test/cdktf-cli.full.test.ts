import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { cenvpn, run } from "./setup/command";
import { project } from "./setup/project";

const DEV = readFileSync("environments/dev.yaml", "utf8");

const cdktf = (args: string[], cwd: string) => run(resolve("node_modules/.bin/cdktf"), args, { cwd, env: { CI: "1" } });

test("synthesizes, and in a rehearsal deploys, plans nothing more and destroys", async () => {
  const folder = project({ "environments/dev.yaml": DEV });
  const cli = resolve("node_modules/.bin/cdktf");
  // The cdktf CLI may cut Terraform's output short, so the test asks Terraform itself what exists.
  const terraform = "terraform -chdir=cdktf.out/stacks/dev-sites";
  const count = `${terraform} state list | grep -vc '^data\\.'`;
  const script = `set -e
    ${cli} deploy dev-sites --auto-approve
    echo "deployed: $(${count})"
    ${cli} diff dev-sites
    ${terraform} plan -detailed-exitcode -input=false >/dev/null
    ${cli} destroy dev-sites --auto-approve
    echo "left: $(${count})"`;
  const { exitCode, stdout } = await cenvpn(["rehearse", "--", "sh", "-c", script], {
    cwd: folder,
    env: { CI: "1" },
  });
  expect(exitCode).toBe(0);
  expect(stdout).toContain("deployed: 15\n");
  expect(stdout).toContain("left: 0\n");
  expect(readdirSync(folder).sort()).toEqual(["cdktf.json", "cdktf.out", "environments", "node_modules"]);
});

test("prints the report, without Terraform's error if no stack is refused", async () => {
  const weak = DEV.replace("crypto: strong", "crypto: compatible");
  for (const [dev, report] of [
    [DEV, /^0 errors, 0 warnings/m],
    [weak, /^warning {2}weak-crypto[\s\S]*^0 errors, \d+ warnings/m],
  ] as const) {
    const { exitCode, stdout, stderr } = await cdktf(["synth"], project({ "environments/dev.yaml": dev }));
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(report) });
    expect(stdout + stderr).not.toMatch(/\[ERROR\][^\n]*(?:dev-sites|transit router|0 errors)/);
  }
});

test("deploys nothing that the policy refuses, with or without a new synth", async () => {
  const folder = project({ "environments/dev.yaml": DEV.replace(/ +routes: .*\n/, "") });
  for (const skip of [[], ["--skip-synth"]]) {
    const { exitCode, stdout, stderr } = await cenvpn(
      ["rehearse", "--", resolve("node_modules/.bin/cdktf"), "deploy", "dev-sites", "--auto-approve", ...skip],
      { cwd: folder, env: { CI: "1" } },
    );
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).not.toContain("Creating...");
  }
});
