import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { resolve } from "node:path";

/** Opens a lab with a daemon, and prints the id of the lab's first process. */
const PROGRAM = `
const { Lab } = require(${JSON.stringify(resolve("dist/proof/lab.js"))});
Lab.open().then(async (lab) => {
  await lab.addNamespaces(["a"]);
  await lab.start("sleeper", "sleep", ["1000"], "a");
  console.log(lab.path("").split("/")[2]);
});
setTimeout(() => {}, 60_000);`;

test.each(["SIGKILL", "SIGINT", "SIGTERM"] as const)(
  "a lab is gone with all its processes when %s ends its opener",
  async (signal) => {
    const program = spawn(process.execPath, ["-e", PROGRAM], { stdio: ["ignore", "pipe", "inherit"] });
    const first = await printed(program);
    const namespace = readlinkSync(`/proc/${first}/ns/pid`);
    expect(processesIn(namespace).length).toBeGreaterThanOrEqual(2);
    program.kill(signal);
    await once(program, "close");
    for (let tries = 0; tries < 50 && processesIn(namespace).length > 0; tries++)
      await new Promise((done) => setTimeout(done, 50));
    expect(processesIn(namespace)).toEqual([]);
    expect(existsSync("/run/netns/a")).toBe(false);
  },
);

async function printed({ stdout }: ChildProcess): Promise<string> {
  const [chunk] = await once(stdout as NonNullable<typeof stdout>, "data");
  return String(chunk).trim();
}

function processesIn(namespace: string): readonly string[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && namespaceOf(name) === namespace);
}

function namespaceOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return undefined; // it has ended
  }
}
