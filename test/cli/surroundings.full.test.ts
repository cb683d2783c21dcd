import { chmodSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { cenvpn, run } from "../setup/command";
import { temporaryFile, writeFiles } from "../setup/files";

const DEV = readFileSync("environments/dev.yaml", "utf8");

test.each(["cli/cenvpn.js", "main.js"])("%s says in one line that Node.js is too old", async (program) => {
  const older = temporaryFile(
    "older.js",
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } });",
  );
  expect(await run(process.execPath, ["-r", older, resolve("dist", program)])).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: "cenvpn needs Node.js 20.12 or later; this is 18.20.8\n",
  });
});

describe("TERRAFORM_BINARY_NAME", () => {
  test("names OpenTofu, which prints warnings before its version", async () => {
    const terraform = (await run("which", ["terraform"])).stdout.trim();
    const tofu = `#!/bin/sh
      [ "$1" = version ] && echo 'Warning: a newer version is there' && echo '{"terraform_version": "1.12.1"}' && exit
      exec ${terraform} "$@"
    `;
    const folder = writeFiles({ "bin/tofu": tofu, "environments/dev.yaml": DEV });
    chmodSync(join(folder, "bin", "tofu"), 0o755);
    const env = { PATH: `${join(folder, "bin")}:${process.env.PATH}`, TERRAFORM_BINARY_NAME: "tofu" };
    expect(await cenvpn(["rehearse"], { cwd: folder, env })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^dev-sites {2}15 to add/m),
    });
  });

  test("names a program that is missing", async () => {
    const folder = writeFiles({ "environments/dev.yaml": DEV });
    const { stderr } = await cenvpn(["rehearse"], { cwd: folder, env: { TERRAFORM_BINARY_NAME: "tofu", CI: "1" } });
    expect(stderr).toContain("TERRAFORM_BINARY_NAME names tofu, which is not on the PATH");
    expect(stderr).not.toContain("no terraform");
  });
});
