import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { run } from "./setup/command";
import { temporaryFolder } from "./setup/files";
import { built, started } from "./setup/image";

jest.setTimeout(300_000);

let image: string;
beforeAll(async () => {
  const context = temporaryFolder();
  await run(process.execPath, ["build/catalogue.js"]);
  await run("npm", ["pack", "--ignore-scripts", "--pack-destination", context]);
  image = await built(resolve("Dockerfile"), context);
});

test("the image has the command, git and Terraform for a user who is not root", async () => {
  const folder = temporaryFolder();
  const script = "id -u && cenvpn --version && git --version && terraform version";
  const { exitCode, stdout, stderr } = await started(image, folder, ["sh", "-c", script]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(/^1000\n\d+\.\d+\.\d+\ngit version \S+\nTerraform v1\./);
});

test("it judges the environments of a folder that belongs to somebody else", async () => {
  const folder = temporaryFolder();
  cpSync("environments", join(folder, "environments"), { recursive: true });
  const { exitCode, stdout, stderr } = await started(image, folder, ["cenvpn", "check", "environments"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(/^0 errors, \d+ warnings, \d+ undecided in 2 stacks$/m);
});
