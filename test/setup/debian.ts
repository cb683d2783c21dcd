import { run } from "./command";

const WAIT = ["-o", "DPkg::Lock::Timeout=300"];

/** Installs the Debian packages that a test needs, if they are missing. */
export async function debianPackages(...names: readonly string[]): Promise<void> {
  const asked = await run("dpkg-query", ["-W", "-f", "${Package} ${Status}\\n", ...names]);
  const missing = names.filter((name) => !asked.stdout.includes(`${name} install ok installed`));
  if (missing.length === 0) return;
  const install = () => run("apt-get", [...WAIT, "install", "-y", "--no-install-recommends", ...missing], NO_QUESTIONS);
  if ((await install()).exitCode === 0) return;
  // The local list of packages may be older than the servers' packages.
  await run("apt-get", [...WAIT, "update"], NO_QUESTIONS);
  const { exitCode, stderr } = await install();
  if (exitCode !== 0) throw new Error(`apt-get could not install ${missing.join(", ")}:\n${stderr}`);
}

const NO_QUESTIONS = { env: { DEBIAN_FRONTEND: "noninteractive" } };
