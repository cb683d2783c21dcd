import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { temporaryFolder } from "../setup/files";
import { CUSTOMER_GATEWAY, connection, folderWith, stack } from "./stack";

/** Ids of the processes with this text in their environment or command line. */
function processesWith(text: string): string[] {
  return readdirSync("/proc").filter((id) => {
    try {
      return (
        /^\d+$/.test(id) &&
        ["environ", "cmdline"].some((file) => readFileSync(join("/proc", id, file), "utf8").includes(text))
      );
    } catch {
      return false; // It has ended, or is somebody else's.
    }
  });
}

/** Waits until a condition is true, for at most half a minute. */
async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300 && !isSo(); tries++) await setTimeout(100);
  expect(isSo()).toBe(true);
}

test("a rehearsal that is killed during an apply leaves no process, and nobody else can read its files", async () => {
  const made = { main: { count: 30, ...connection() } };
  const folder = folderWith(
    stack({
      resource: {
        alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY },
        alicloud_vpn_gateway_vpn_attachment: made,
      },
    }),
  );
  const temporary = temporaryFolder();
  const script = "terraform init && terraform apply -auto-approve -parallelism=1 && terraform apply -auto-approve";
  const child = spawn(
    process.execPath,
    [resolve("dist/cli/cenvpn.js"), "rehearse", "--no-check", "-v", "--", "sh", "-c", script],
    { cwd: folder, env: { ...process.env, TMPDIR: temporary }, stdio: ["ignore", "ignore", "pipe"] },
  );
  let calls = "";
  child.stderr.on("data", (chunk) => {
    calls += chunk;
  });
  await until(() => calls.includes("CreateVpnAttachment"));
  child.kill("SIGKILL");
  await until(() => processesWith(join(temporary, "cenvpn-rehearsal-")).length === 0);
  const [left = ""] = readdirSync(temporary).filter((name) => name.startsWith("cenvpn-rehearsal-"));
  expect(statSync(join(temporary, left)).mode & 0o777).toBe(0o700);
});

test("killing a rehearsal ends its command, and what the command started", async () => {
  const mark = `cenvpn-test-${process.pid}`;
  const script = `sh -c 'sleep 60; echo ${mark}' & sleep 60; echo ${mark}`;
  const child = spawn(
    process.execPath,
    [resolve("dist/cli/cenvpn.js"), "rehearse", "--no-check", "--", "sh", "-c", script],
    { cwd: temporaryFolder(), stdio: "ignore" },
  );
  const commands = () => processesWith(mark).filter((id) => id !== String(child.pid));
  await until(() => commands().length === 2);
  child.kill("SIGKILL");
  await until(() => commands().length === 0);
});
