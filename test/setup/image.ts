import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { type Outcome, run } from "./command";
import { debianPackages } from "./debian";
import { temporaryFolder } from "./files";

// buildah builds images without a daemon. Base images are not downloaded: they are made from programs of this machine, under the
// names in the Dockerfile.

const storage = temporaryFolder();
const BUILDAH = ["--root", join(storage, "root"), "--runroot", join(storage, "run"), "--storage-driver", "vfs"];

export const buildah = (...args: readonly string[]): Promise<Outcome> => run("buildah", [...BUILDAH, ...args]);

async function succeed(outcome: Promise<Outcome>): Promise<string> {
  const { exitCode, stdout, stderr } = await outcome;
  if (exitCode !== 0) throw new Error(stderr + stdout);
  return stdout.trim();
}

/** Builds the image of an unchanged Dockerfile; `context` is the folder from which the Dockerfile copies. */
export async function built(dockerfile: string, context: string): Promise<string> {
  await debianPackages("buildah");
  const bases = [...readFileSync(dockerfile, "utf8").matchAll(/^FROM (\S+:\S+)/gm)].map(([, name = ""]) => name);
  for (const name of bases) await makeBase(name, await (name.startsWith("node:") ? nodeFiles() : terraformFiles()));
  // If this machine trusts an extra certificate for its package registry, npm in the image must trust it, too.
  const trust = process.env.NODE_EXTRA_CA_CERTS;
  const known = trust ? ["--volume", `${trust}:/ca.pem:ro`, "--env", "NODE_EXTRA_CA_CERTS=/ca.pem"] : [];
  const options = ["--pull-never", "--isolation", "chroot", "--quiet", ...known];
  return succeed(buildah("build", ...options, "--file", dockerfile, context));
}

/** Runs a command in a container, as the image's user, with a folder that this user may read. */
export async function started(image: string, folder: string, command: readonly string[]): Promise<Outcome> {
  chmodSync(folder, 0o755);
  const container = await succeed(buildah("from", "--pull-never", image));
  return buildah("run", "--isolation", "chroot", "--volume", `${folder}:/work`, container, "--", ...command);
}

async function makeBase(name: string, root: string): Promise<void> {
  writeFileSync(join(root, "Dockerfile"), "FROM scratch\nCOPY . /\n");
  await succeed(buildah("build", "--isolation", "chroot", "--quiet", "--tag", `docker.io/${qualified(name)}`, root));
}

const qualified = (name: string) => (name.includes("/") ? name : `library/${name}`);

async function terraformFiles(): Promise<string> {
  const root = temporaryFolder();
  mkdirSync(join(root, "bin"));
  copyFileSync(await programPath("terraform"), join(root, "bin/terraform"));
  return root;
}

/** The contents of the Node.js base image, with git: so the build installs nothing, and `apt-get` does nothing. */
async function nodeFiles(): Promise<string> {
  const root = temporaryFolder();
  for (const folder of ["bin", "etc", "tmp", "root", "proc", "dev", "sys", "usr/bin", "usr/local/bin", "usr/local/lib"])
    mkdirSync(join(root, folder), { recursive: true });
  chmodSync(join(root, "tmp"), 0o1777);
  writeFileSync(join(root, "etc/passwd"), "root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/tmp:/bin/sh\n");
  writeFileSync(join(root, "etc/group"), "root:x:0:\nnode:x:1000:\n");
  symlinkSync("true", join(root, "usr/bin/apt-get"));
  const programs = await Promise.all(["env", "git", "ls", "id", "rm", "true"].map(programPath));
  for (const program of programs) await copyProgram(program, join(root, "usr/bin", program.split("/").at(-1) ?? ""));
  await copyProgram(await programPath("sh"), join(root, "bin/sh"));
  await copyProgram(process.execPath, join(root, "usr/local/bin/node"));
  const npm = dirname(dirname(realpathSync(await programPath("npm"))));
  cpSync(npm, join(root, "usr/local/lib/npm"), { recursive: true });
  symlinkSync("../lib/npm/bin/npm-cli.js", join(root, "usr/local/bin/npm"));
  return root;

  /** Copies a program with the libraries that it loads. */
  async function copyProgram(from: string, to: string): Promise<void> {
    copyFileSync(realpathSync(from), to);
    for (const [library] of (await succeed(run("ldd", [from]))).matchAll(/\/\S+(?= \(0x)/g)) {
      mkdirSync(join(root, dirname(library)), { recursive: true });
      copyFileSync(realpathSync(library), join(root, library));
    }
  }
}

const programPath = (name: string): Promise<string> => succeed(run("which", [name]));
