import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { CommandNotFound, NoTerraform, type Rehearsal, startRehearsal } from "../../rehearsal";
import { findTerraform } from "../../rehearsal/terraform/find";
import { CUSTOMER_GATEWAY, connection, folderWith, stack, tunnel } from "./stack";

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await startRehearsal();
});
afterAll(() => rehearsal.close());

const REFERENCE = (index: number) => `\${var.psks["shanghai/main/${index}"]}`;
const withKeys = stack({
  variable: { psks: { type: "map(string)", sensitive: true } },
  resource: {
    alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY },
    alicloud_vpn_gateway_vpn_attachment: {
      main: connection({
        tunnel_options_specification: [
          tunnel(1, { ike: { psk: REFERENCE(1) } }),
          tunnel(2, { ike: { psk: REFERENCE(2) } }),
        ],
      }),
    },
  },
  output: { keys: { value: "${var.psks}", sensitive: true } },
});

/** Runs a shell script in the foreground of a rehearsal, with its output in a file. */
async function shell(script: string, folder: string) {
  const log = path.join(folderWith({}), "log");
  const exitCode = await rehearsal.run("sh", ["-c", `exec > "${log}" 2>&1; ${script}`], folder);
  return { exitCode, printed: fs.readFileSync(log, "utf8") };
}

test("any command that calls terraform takes part", async () => {
  const folder = folderWith(withKeys);
  const script = "terraform init && terraform validate && terraform plan -out plan && terraform apply plan";
  const { exitCode, printed } = await shell(script, folder);
  expect(printed).toContain("Apply complete! Resources: 2 added");
  expect(exitCode).toBe(0);
  expect(fs.readdirSync(folder)).toEqual(["cdk.tf.json"]);
});

test("TERRAFORM_BINARY_NAME, -chdir and arguments with spaces and quotes work too", async () => {
  const folder = folderWith(stack({ variable: { text: {} }, output: { text: { value: "${var.text}" } } }));
  const script = `t="$TERRAFORM_BINARY_NAME -chdir=${path.basename(folder)}"; $t init && $t apply -auto-approve -var "text=it's \\"so\\"" && $t output -json text`;
  const { printed } = await shell(script, path.dirname(folder));
  expect(printed).toContain(JSON.stringify(`it's "so"`));
});

test("imported objects first get the values of the configuration", async () => {
  const to = "alicloud_vpn_customer_gateway.site";
  const resource = { alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY } };
  const folder = folderWith(stack({ resource, import: [{ to, id: "cgw-ofyesterday" }] }));
  const planned = await shell("terraform init && terraform plan && terraform plan -out=plan", folder);
  expect(
    planned.printed.match(/^rehearsal: assumes that imported objects are as the configuration says$/gm),
  ).toHaveLength(1);
  expect(planned.printed.match(/1 to import, 0 to add, 0 to change, 0 to destroy/g)).toHaveLength(2);
  const { printed } = await shell("terraform apply plan && terraform show", folder);
  expect(printed).toContain("cgw-ofyesterday");
});

test("exit codes come through", async () => {
  const folder = folderWith(stack({}));
  expect((await shell("exit 7", folder)).exitCode).toBe(7);
  expect((await shell("terraform init && terraform plan -no-such-option", folder)).exitCode).toBe(1);
  expect((await shell("terraform -chdir=no-such-folder plan", folder)).exitCode).toBe(1);
  expect((await shell("kill -TERM $$", folder)).exitCode).toBe(143);
});

test("providers lock succeeds and does nothing", async () => {
  const folder = folderWith(withKeys);
  const { exitCode, printed } = await shell("terraform providers lock -platform=linux_amd64", folder);
  expect({ exitCode, printed }).toEqual({ exitCode: 0, printed: "" });
  expect(await rehearsal.terraform(folder, ["providers", "lock"])).toEqual({ exitCode: 0, stdout: "", stderr: "" });
});

test("terraform reports its version in a folder without configuration", async () => {
  const folder = folderWith({});
  fs.rmSync(path.join(folder, "cdk.tf.json"));
  expect((await rehearsal.terraform(folder, ["version"])).stdout).toMatch(/^Terraform v1\.|^OpenTofu v1\./);
});

test("PSKs are invented, the same in all calls of one rehearsal, and never printed", async () => {
  const folder = folderWith(withKeys);
  const env = { TF_VAR_psks: JSON.stringify({ "shanghai/main/1": "from-outside", "shanghai/main/2": "from-outside" }) };
  fs.writeFileSync(
    path.join(folder, "psks.auto.tfvars.json"),
    JSON.stringify({ psks: { "shanghai/main/1": "from-outside" } }),
  );
  fs.writeFileSync(path.join(folder, "terraform.tfvars"), 'psks = {\n  "shanghai/main/1" = "from-out}side"\n}\n');
  const outcomes = [
    await rehearsal.terraform(folder, ["init"], env),
    await rehearsal.terraform(folder, ["plan", "-out=plan"], env),
    await rehearsal.terraform(folder, ["apply", "plan"], env),
    await rehearsal.terraform(folder, ["plan", "-detailed-exitcode"], env),
  ];
  expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);

  const { stdout } = await rehearsal.terraform(folder, ["output", "-json", "keys"]);
  const keys = JSON.parse(stdout) as Record<string, string>;
  expect(Object.keys(keys)).toEqual(["shanghai/main/1", "shanghai/main/2"]);
  const [one = "", other = ""] = Object.values(keys);
  expect(one).toMatch(/^[A-Za-z0-9]{32}$/);
  expect(other).toMatch(/^[A-Za-z0-9]{32}$/);
  expect(one).not.toBe(other);
  for (const { stdout, stderr } of outcomes)
    expect(stdout + stderr).not.toMatch(new RegExp(`${one}|${other}|from-out`));

  const again = await shell("terraform output -json keys", folder);
  expect(JSON.parse(again.printed)).toEqual(keys);
});

test("PSKs with computed names are not invented, and a line on stderr says so", async () => {
  const folder = folderWith(withKeys);
  const more = (reference: string) => `output "more" {\n  value     = ${reference}\n  sensitive = true\n}\n`;
  const notice =
    'rehearsal: var.psks has PSKs only for names that stand in full in this folder, such as var.psks["site/';
  fs.writeFileSync(path.join(folder, "more.tf"), more('var.psks["shanghai/main/1"]'));
  await rehearsal.terraform(folder, ["init"]);
  expect((await rehearsal.terraform(folder, ["plan"])).stderr).toBe("");
  fs.writeFileSync(path.join(folder, "more.tf"), more('var.psks["${terraform.workspace}/main/1"]'));
  const { exitCode, stderr } = await rehearsal.terraform(folder, ["plan"]);
  expect(exitCode).toBe(1);
  expect(stderr.startsWith(notice)).toBe(true);
  expect((await shell("terraform plan", folder)).printed).toContain(notice);
  expect((await rehearsal.terraform(folder, ["version"])).stderr).toBe("");
});

test("a missing command, or one that cannot run, is distinguished from other failures", async () => {
  const folder = folderWith({});
  const file = path.join(folder, "cdk.tf.json");
  const failure = (command: string, cwd?: string) => rehearsal.run(command, [], cwd).catch((error: Error) => error);
  expect(await failure("nosuchcmd")).toEqual(new CommandNotFound("there is no command nosuchcmd"));
  expect(await failure("nosuchcmd", folder)).toBeInstanceOf(CommandNotFound);
  expect(await failure(`${file}/x`)).toEqual(new CommandNotFound(`there is no command ${file}/x`));
  expect(await failure(file)).toMatchObject({ name: "CommandNotFound", message: `${file} cannot be run` });
  expect(await failure("true", path.join(folder, "gone"))).not.toBeInstanceOf(CommandNotFound);
});

test("nobody else can look into the rehearsal's folder, where the provider listens", () => {
  expect(fs.statSync(rehearsal.folder).mode & 0o777).toBe(0o700);
  const [provider] = Object.values(JSON.parse(rehearsal.reattach)) as { Addr: { Network: string; String: string } }[];
  expect(provider?.Addr).toEqual({ Network: "unix", String: path.join(rehearsal.folder, "provider") });
});

test("a temporary folder whose path is too long for sockets is not used", async () => {
  const long = path.join(folderWith({}), "x".repeat(100));
  fs.mkdirSync(long);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = long;
  try {
    const short = await startRehearsal();
    expect((await short.terraform(folderWith(withKeys), ["init"])).exitCode).toBe(0);
    await short.close();
    expect(fs.readdirSync(long)).toEqual([]);
  } finally {
    process.env.TMPDIR = before;
    if (before === undefined) delete process.env.TMPDIR;
  }
});

test("the next rehearsal removes only the folder of a killed one", async () => {
  const script = `
    const { startRehearsal } = require(${JSON.stringify(path.join(__dirname, "../../dist/rehearsal"))});
    startRehearsal().then((rehearsal) => console.log(rehearsal.folder)).then(() => setInterval(Object, 1000));`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const killed = String((await once(child.stdout, "data"))[0]).trim();
  child.kill("SIGKILL");
  await once(child, "close");
  const begun = fs.mkdtempSync(path.join(path.dirname(killed), "cenvpn-rehearsal-"));
  const old = fs.mkdtempSync(path.join(path.dirname(killed), "cenvpn-rehearsal-"));
  fs.utimesSync(old, 0, 0);
  expect(fs.existsSync(killed)).toBe(true);
  await (await startRehearsal()).close();
  expect([killed, begun, old, rehearsal.folder].map((folder) => fs.existsSync(folder))).toEqual([
    false,
    true,
    false,
    true,
  ]);
  fs.rmdirSync(begun);
});

test("a Terraform in a session of its own ends with the rehearsal", async () => {
  const short = await startRehearsal({ allowed: { provisioners: ["local-exec"] } });
  const pid = path.join(folderWith({}), "pid");
  const provisioner = {
    "local-exec": { command: `echo $$ > "${pid}.new" && mv "${pid}.new" "${pid}" && exec sleep 300` },
  };
  const folder = folderWith({ resource: { terraform_data: { slow: { provisioner } } } });
  const script = `terraform init && { setsid terraform apply -auto-approve & } && until [ -e "${pid}" ]; do sleep 0.1; done`;
  await short.run("sh", ["-c", `{ ${script}; } > log 2>&1`], folder);
  await short.close();
  expect(() => process.kill(Number(fs.readFileSync(pid, "utf8")), 0)).toThrow("ESRCH");
  expect(fs.existsSync(short.folder)).toBe(false);
});

test("a rehearsal ends although a process that a command left behind holds its output open", async () => {
  const folder = folderWith({});
  const terraform = path.join(folder, "terraform");
  const leftBehind = `
    const { spawn } = require("node:child_process");
    const { pid } = spawn("sleep", ["60"], { detached: true, stdio: "inherit" });
    require("node:fs").writeFileSync("${folder}/pid", String(pid));
    process.exit(7);`;
  const script = `case $1 in version) echo '{"terraform_version":"1.6.0"}';; *) exec '${process.execPath}' -e '${leftBehind}';; esac`;
  fs.writeFileSync(terraform, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const short = await startRehearsal({ terraform });
  const running = short.terraform(folder, ["plan"]);
  while (!fs.existsSync(path.join(folder, "pid"))) await setTimeout(20);
  await setTimeout(200); // The group is gone; the output is not.
  await short.close();
  expect(await running).toMatchObject({ exitCode: 7 });
  expect(fs.existsSync(short.folder)).toBe(false);
  process.kill(Number(fs.readFileSync(path.join(folder, "pid"), "utf8")));
});

test("close leaves nothing behind", async () => {
  const short = await startRehearsal();
  const running = short.run("sleep", ["60"]);
  await short.close();
  expect(await running).toBe(143);
  expect(fs.existsSync(short.folder)).toBe(false);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends a command, what it started, and the rehearsal", async (signal) => {
  const script = `
    const { startRehearsal } = require(${JSON.stringify(path.join(__dirname, "../../dist/rehearsal"))});
    startRehearsal().then((rehearsal) => {
      console.log(rehearsal.folder);
      // Prints only when the program runs, because a shell loses a SIGINT that comes between two of its commands.
      return rehearsal.run("sh", ["-c", "'${process.execPath}' -e 'console.log(); setTimeout(Object, 300_000)'; true"]);
    });`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += chunk;
    if (printed.endsWith("\n\n")) child.kill(signal);
  });
  // “close” also waits until no other process holds the output open.
  const [, endedBy] = await once(child, "close");
  expect(endedBy).toBe(signal);
  expect(fs.existsSync(printed.trim())).toBe(false);
});

test("terraform is found on the PATH, and a rehearsal within a rehearsal finds the real one", async () => {
  const real = await findTerraform();
  expect(real?.version).toMatch(/^1\./);
  expect(await findTerraform({ ...process.env, ...rehearsal.env })).toEqual(real);
});

test("without terraform, or with one that is too old, there is no rehearsal", async () => {
  const old = path.join(folderWith({}), "terraform");
  fs.writeFileSync(old, `#!/bin/sh\necho '{"terraform_version":"1.5.7"}'\n`, { mode: 0o755 });
  const failure = (terraform?: string) => startRehearsal({ terraform }).catch((error: Error) => error);
  expect(await failure(old)).toEqual(new NoTerraform(`${old} has version 1.5.7; cenvpn needs 1.6 or later`));
  const missing = await failure(path.join(folderWith({}), "terraform"));
  expect(missing).toBeInstanceOf(NoTerraform);
  expect(missing).toMatchObject({
    name: "NoTerraform",
    message: "there is no terraform on the PATH; cenvpn needs 1.6 or later",
  });
});
