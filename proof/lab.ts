import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { requireLab } from "./requirements";

/** What a finished program left behind. */
export interface Outcome {
  readonly exitCode: number;
  /** What the program printed, errors included. */
  readonly printed: string;
}

/**
 * Network namespaces and daemons that nobody else sees. All of a lab lives in process, mount and network namespaces of its
 * own, whose first process reads a pipe of ours: when the pipe closes, whatever closed it, the kernel ends every process in there,
 * and namespaces, devices and files (PSKs included) go with them.
 */
export class Lab {
  readonly #pid: number;
  readonly #first: ChildProcess;
  #namespaces: readonly string[] = [];

  private constructor(first: ChildProcess, pid: number) {
    this.#first = first;
    this.#pid = pid;
  }

  /** @throws LabMissing when this machine cannot have one */
  static async open(): Promise<Lab> {
    requireLab();
    const first = spawn("unshare", ["--net", "--mount", "--pid", "--fork", "--mount-proc", "sh", "-c", FIRST_PROCESS], {
      stdio: ["pipe", "pipe", "pipe"],
      // Ctrl-C reaches a whole process group; the lab ends by its pipe.
      detached: true,
    });
    const [ready] = await Promise.race([once(first.stdout, "data"), once(first, "close")]);
    if (!String(ready).startsWith("ready")) throw new Error(`the lab does not start: ${first.stderr.read() ?? ready}`);
    const children = readFileSync(`/proc/${first.pid}/task/${first.pid}/children`, "utf8");
    return new Lab(first, Number(children.trim()));
  }

  /** Adds network namespaces, each with its loopback up, and lets them forward. */
  async addNamespaces(names: readonly string[]): Promise<void> {
    const lines = names.map((name) => `ip netns add ${name}\nip -n ${name} link set lo up`);
    await this.sh(lines.join("\n"));
    this.#namespaces = [...this.#namespaces, ...names];
    await Promise.all(names.map((name) => this.sh(FORWARDING, name)));
  }

  /** Runs shell lines, in a namespace or beside all of them. Throws when one fails. */
  async sh(lines: string, namespace?: string): Promise<string> {
    const { exitCode, printed } = await this.run("sh", ["-e", "-c", lines], namespace);
    if (exitCode !== 0) throw new Error(`${printed.trim()}, of:\n${lines}`);
    return printed;
  }

  async run(program: string, args: readonly string[], namespace?: string): Promise<Outcome> {
    const child = this.#spawn(program, args, namespace);
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
    const [code] = await once(child, "close");
    return { exitCode: code ?? 1, printed: Buffer.concat(chunks).toString("utf8") };
  }

  /** Starts a daemon that ends with the lab, or by its number among the lab's processes. */
  async start(name: string, program: string, args: readonly string[], namespace: string, env = {}): Promise<number> {
    const child = this.#spawn("sh", ["-c", DAEMON, name, program, ...args], namespace, env);
    child.stdout?.resume();
    const said: Buffer[] = [];
    child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
    const ended = once(child, "close").then(() => `${name} ended: ${Buffer.concat(said)}`);
    this.#daemons.set(name, ended);
    await this.until(`${name} runs`, async () => existsSync(this.path(`${name}.pid`)));
    return Number(this.read(`${name}.pid`));
  }

  readonly #daemons = new Map<string, Promise<string>>();

  /** Waits until something holds. Throws when it does not within some seconds. */
  async until(what: string, holds: () => Promise<boolean>, seconds = 15): Promise<void> {
    const last = Date.now() + seconds * 1000;
    while (!(await holds())) {
      if (Date.now() > last) throw new LabTimeout(`after ${seconds} s not yet: ${what}`);
      await pause(PATIENCE);
    }
  }

  /** Where this process sees a file of the lab. */
  path(file: string): string {
    return join("/proc", String(this.#pid), "root", LAB_FOLDER, file);
  }

  read(file: string): string {
    return readFileSync(this.path(file), "utf8");
  }

  /** Writes a file of the lab, and says where the lab's processes see it. */
  write(file: string, text: string): string {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
    return inLab(file);
  }

  /** Ends all that runs in the lab. */
  async close(): Promise<void> {
    if (this.#first.exitCode !== null || this.#first.signalCode !== null) return;
    const closed = once(this.#first, "close");
    this.#first.stdin?.end();
    await Promise.all([closed, ...this.#daemons.values()]);
  }

  #spawn(program: string, args: readonly string[], namespace: string | undefined, env = {}): ChildProcess {
    const net = namespace === undefined ? "--net" : `--net=/proc/${this.#pid}/root/run/netns/${namespace}`;
    const nsenter = ["--target", String(this.#pid), "--mount", "--pid", net, "--", program, ...args];
    return spawn("nsenter", nsenter, {
      env: { ...process.env, ...env, LC_ALL: "C" },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }
}

/** Something did not come about in time. */
export class LabTimeout extends Error {}

export const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

/** Where the lab's processes see a file of the lab. */
export const inLab = (file: string) => join(LAB_FOLDER, file);

const LAB_FOLDER = "/mnt";
/** Milliseconds between two looks. */
const PATIENCE = 50;

const FIRST_PROCESS = `set -e
mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs /run
mount -t tmpfs -o mode=755 tmpfs ${LAB_FOLDER}
mkdir /run/netns
echo ready
exec cat >/dev/null`;

/** A /run of its own holds the daemon's fixed files; \`$$\` is its number among the lab's processes. */
const DAEMON = `unshare --mount sh -c '
mount -t tmpfs -o mode=755 tmpfs /run; echo $$ > ${LAB_FOLDER}/$0.pid; exec "$@"' "$0" "$@"`;

const FORWARDING = `sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0`;
