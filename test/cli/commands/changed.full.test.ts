import { renameSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../../setup/repository";

const environment = (name: string, hub = "{cen: cen-abc123, id: tr-abc123, cidrs: existing}") => `name: ${name}
region: eu-central-1
transitRouter: ${hub}
sites:
  plant:
    customerGateways: {fw: {ip: 203.0.113.10}}
    connections:
      main:
        routes: [10.1.0.0/16]
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}
`;
const HUB = "{cen: {}, cidrs: [10.100.0.0/24]}";

const changed = { exitCode: 0, stderr: "" };

test("stacks that changed since a commit are listed, with their readers", async () => {
  const { cenvpn, write } = await repository({
    "environments/hub.yaml": environment("hub", HUB),
    "environments/lab.yaml": environment("lab"),
    "environments/other.yaml": environment("other"),
  });
  expect(await cenvpn("changed", "--base", "main")).toEqual({ ...changed, stdout: "" });
  // comments and line breaks make no difference
  write("environments/other.yaml", `# moved\n\n${environment("other")}`);
  write("environments/lab.yaml", environment("lab").replace("10.1.0.0/16", "10.2.0.0/16"));
  expect(await cenvpn("changed", "--base", "main")).toEqual({ ...changed, stdout: "lab-sites\n" });
  write("environments/hub.yaml", environment("hub", HUB.replace("10.100.", "10.101.")));
  expect(await cenvpn("changed", "--base", "main", "--format", "json")).toEqual({
    ...changed,
    stdout: '["hub-hub","hub-sites","lab-sites"]\n',
  });
});

test("new stacks are listed, and removed ones are named", async () => {
  const { cwd, cenvpn, write } = await repository({ "environments/lab.yaml": environment("lab") });
  renameSync(join(cwd, "environments/lab.yaml"), join(cwd, "lab.yaml"));
  write("environments/prod.yaml", environment("prod"));
  expect(await cenvpn("changed", "--base", "HEAD")).toEqual({
    exitCode: 0,
    stdout: "prod-sites\n",
    stderr: "lab is not here any more; what it deployed stays\n",
  });
});

test("two synthesized folders are compared, whichever tool made them", async () => {
  const { cwd, cenvpn, write } = await repository({ "environments/lab.yaml": environment("lab") });
  // the synthesized folder stays, although its plan cannot be made
  await cenvpn("plan");
  renameSync(join(cwd, "cdktf.out"), join(cwd, "before"));
  write("environments/lab.yaml", environment("lab").replace("10.1.0.0/16", "10.2.0.0/16"));
  await cenvpn("plan");
  expect(await cenvpn("changed", "cdktf.out", "--base", "before")).toEqual({ ...changed, stdout: "lab-sites\n" });
  expect(await cenvpn("changed", "before", "--base", "before")).toEqual({ ...changed, stdout: "" });
  expect(await cenvpn("changed", "cdktf.out", "--base", "main")).toMatchObject({ exitCode: 2 });
  expect(await cenvpn("changed", "--base", "nowhere")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("--base nowhere: git has no such commit, branch or tag here"),
  });
});
