import { readdirSync } from "node:fs";
import { join } from "node:path";
import { cenvpn } from "./setup/command";
import { blocks } from "./setup/readme";

test.each(readdirSync("examples/environments"))("Terraform plans %s", async (file) => {
  const { exitCode, stdout } = await cenvpn(["rehearse", join("examples/environments", file)]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/-sites {2}\d+ to add, 0 to change, 0 to destroy/);
});

test.each(blocks("sh").flatMap((block) => block.match(/(?<=^npx cenvpn ).*--auto-approve$/gm) ?? []))(
  "cenvpn %s works",
  async (line) => {
    expect(await cenvpn(line.split(" "), { env: { CI: "1" } })).toMatchObject({ exitCode: 0 });
  },
);
