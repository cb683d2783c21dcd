import { cenvpn } from "../setup/command";
import { temporaryFile } from "../setup/files";
import { blocks } from "../setup/readme";

const page = (name: string) => temporaryFile("environment.yaml", blocks("yaml", name)[0] ?? "");

test("--plan-only applies the hub before it plans the sites, and says so", async () => {
  const { exitCode, stdout } = await cenvpn(["rehearse", "--plan-only", page("docs/transit-router.md")]);
  expect(stdout).toMatch(/^backbone-hub +10 to add.*; applied, since backbone-sites reads it$/m);
  expect(stdout).toMatch(/^backbone-sites +7 to add/m);
  expect(exitCode).toBe(0);
});

test("a rehearsal deploys the hub before the sites, and destroys it after them", async () => {
  const { exitCode, stdout } = await cenvpn(["rehearse", page("docs/transit-router.md")]);
  expect(stdout).toMatch(
    /^backbone-hub +10 to add, 0 to change, 0 to destroy\nbackbone-sites +7 to add.*\nApplied, planned/m,
  );
  expect(exitCode).toBe(0);
});

test("a rehearsal reports the same about a hub and its private sites as a check", async () => {
  const text = (blocks("yaml", "docs/transit-router.md")[0] ?? "")
    .replace(/^( +)tunnels:/m, "$1network: private\n$&")
    .replaceAll("203.0.113.", "192.168.0.");
  const file = temporaryFile("environment.yaml", text);
  for (const command of ["check", "rehearse"]) {
    const { stdout } = await cenvpn([command, file]);
    expect(stdout).toContain("warning  private-over-vbr  backbone-sites/");
  }
});

test("permissions prints the actions of one account", async () => {
  const file = page("docs/accounts.md");
  expect(await cenvpn(["permissions", file])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("Name one with --account: branch, default, network"),
  });
  const { exitCode, stdout } = await cenvpn(["permissions", file, "--account", "network"]);
  expect({ exitCode, statements: JSON.parse(stdout).Statement.length }).toEqual({ exitCode: 0, statements: 1 });
});
