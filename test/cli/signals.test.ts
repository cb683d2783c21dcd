import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { temporaryFolder, writeFiles } from "../setup/files";

// Judging many resources takes long, and the process handles no events meanwhile.

/** A rule that runs longer than the test waits. */
const SLOW = `module.exports.default = {
  ...require("cenvpn/policy").rules[0],
  id: "house-slow",
  phases: ["synth", "plan", "state"],
  subjects: (graph) => graph.stacks.map(({ name }) => ({ resource: { stack: name, instances: { min: 1, max: 1 } } })),
  check() {
    require("node:fs").writeSync(1, "judging");
    for (const end = Date.now() + 60_000; Date.now() < end; );
  },
};
`;

const FILES = {
  "environments/dev.yaml": readFileSync("environments/dev.yaml", "utf8"),
  "vpn/main.tf.json": "{}",
  "cenvpn.yaml": "rules: [./slow.js]\n",
  "slow.js": SLOW.replace("cenvpn/policy", resolve("dist/policy")),
};

test.each([
  ["of environment files", []],
  ["of Terraform's JSON", ["vpn"]],
  ["of both", ["environments/dev.yaml", "vpn"]],
])(
  "a signal ends a check %s at once, while it judges, and leaves no folder",
  async (_, paths) => {
    const temp = temporaryFolder();
    const cwd = writeFiles(FILES);
    const child = spawn(process.execPath, [resolve("dist/cli/cenvpn.js"), "check", ...paths], {
      cwd,
      // what V8 compiled stays on purpose
      env: {
        ...process.env,
        TMPDIR: temp,
        CENVPN_ENV: "",
        GITHUB_EVENT_PATH: "",
        CI: "",
        NODE_DISABLE_COMPILE_CACHE: "1",
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    expect(String((await once(child.stdout, "data"))[0])).toBe("judging");
    const start = Date.now();
    child.kill("SIGTERM");
    expect(await ended).toEqual([null, "SIGTERM"]);
    expect(Date.now() - start).toBeLessThan(5000);
    expect(readdirSync(temp)).toEqual([]);
  },
  60_000,
);
