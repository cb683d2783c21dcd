import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cenvpn } from "../../setup/command";
import { temporaryFolder, writeFiles } from "../../setup/files";

const DEV = readFileSync("environments/dev.yaml", "utf8");

test("addresses lists used and missing blocks, fills in missing ones, and fails for a block in use twice", async () => {
  const folder = temporaryFolder();
  const [dev, other] = [join(folder, "dev.yaml"), join(folder, "other.yaml")];
  const second = DEV.replace("name: dev", "name: other");
  writeFileSync(dev, DEV.replace(", insideCidr: 169.254.10.4/30", ""));
  writeFileSync(other, second);

  const listed = await cenvpn(["addresses", dev]);
  expect(listed).toMatchObject({ exitCode: 1, stderr: "" });
  expect(listed.stdout).toContain(`missing             shanghai/main/2  ${dev}:16:14  169.254.10.8/30 is free`);
  expect(listed.stdout).toMatch(/^169\.254\.10\.0\/30 is in use 2 times at 203\.0\.113\.10$/m);
  writeFileSync(other, second.replace("10.0/30", "10.8/30").replace("10.4/30", "10.12/30"));

  const written = await cenvpn(["addresses", "--write", dev]);
  expect(written).toMatchObject({ exitCode: 0, stderr: "", stdout: expect.stringMatching(/^4 in use, 0 missing/m) });
  expect(readFileSync(dev, "utf8")).toBe(DEV);
  expect(readdirSync(folder)).toEqual(["dev.yaml", "other.yaml"]);

  const again = await cenvpn(["addresses", "--write", "--format", "json", folder]);
  expect(JSON.parse(again.stdout)).toMatchObject({
    ends: [{ end: "tr-abc123", tunnels: [{ tunnel: "shanghai/main/1", insideCidr: "169.254.10.0/30" }, {}, {}, {}] }],
    clashes: [],
    written: [],
  });
});

test("addresses writes no file if another is wrong, and reports the problem as JSON", async () => {
  const folder = temporaryFolder();
  const dev = join(folder, "dev.yaml");
  const missing = DEV.replace(", insideCidr: 169.254.10.4/30", "");
  writeFileSync(dev, missing);
  writeFileSync(join(folder, "wrong.yaml"), "name: 1\n");
  const { exitCode, stdout } = await cenvpn(["addresses", "--write", "--format", "json", folder]);
  expect({ exitCode, problems: JSON.parse(stdout).problems.length > 0 }).toEqual({ exitCode: 2, problems: true });
  expect(readFileSync(dev, "utf8")).toBe(missing);
});

test.each([
  ["a file", "environments/dev.yaml", "../elsewhere/dev.yaml"],
  ["a folder", "environments", "elsewhere"],
])("addresses writes nothing through a link in place of %s", async (_, link, target) => {
  const missing = DEV.replace(", insideCidr: 169.254.10.4/30", "");
  const cwd = writeFiles({
    "elsewhere/dev.yaml": missing,
    ...(link === "environments" ? {} : { "environments/.keep": "" }),
  });
  symlinkSync(target, join(cwd, link));
  const { exitCode, stderr } = await cenvpn(["addresses", "--write"], { cwd });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringMatching(/^cenvpn: .* cannot be written: .* is a symbolic link, which may point anywhere\n$/),
  });
  expect(readFileSync(join(cwd, "elsewhere/dev.yaml"), "utf8")).toBe(missing);
});
