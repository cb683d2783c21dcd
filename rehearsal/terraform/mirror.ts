import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { withoutKeys } from "./keys";
import { keepState, OVERRIDE } from "./state";

const CONFIGURATION = /\.(tf|tofu)(\.json)?$/;
const VARIABLES = /\.tfvars(\.json)?$/;
const STATE = /\.tfstate(\.|$)/;
const LOCK_FILE = ".terraform.lock.hcl";
/** Templates and the like are smaller; what is larger is no part of a configuration. */
const LARGEST = 1024 * 1024;

/** A folder of the rehearsal that stands for a folder of the user's. */
export interface Mirror {
  readonly folder: string;
  /** Texts of the configuration's files. */
  readonly configuration: readonly string[];
}

/**
 * Copies what Terraform reads of a folder into the rehearsal, where it keeps a state of its own whatever backend the
 * configuration names. The same folder always has the same mirror, so that a plan is there when it is applied.
 */
export function mirror(rehearsal: string, real: string): Mirror {
  const source = fs.realpathSync(real);
  const name = `${path.basename(source)}-${createHash("sha256").update(source).digest("hex").slice(0, 12)}`;
  const folder = path.join(rehearsal, "folders", name);
  fs.mkdirSync(folder, { recursive: true });

  const names = fs.readdirSync(source);
  const configured = names.filter((file) => CONFIGURATION.test(file));
  forget(folder, names);
  // A folder without configuration may be anything, a home folder for example: nothing of it is needed.
  if (configured.length === 0) return { folder, configuration: [] };

  const configuration = configured.map((file) => fs.readFileSync(path.join(source, file), "utf8"));
  // First of all: no configuration is ever there without it.
  keepState(path.join(rehearsal, "states"), name, folder, configuration);
  for (const file of names) reflect(file, path.join(source, file), path.join(folder, file));
  return { folder, configuration };
}

/** Puts a file of variables from anywhere into the mirror, without its keys, and returns its place there. */
export function mirrorVariables(folder: string, file: string): string {
  if (!fs.existsSync(file)) return file; // Terraform says that it is missing.
  const place = createHash("sha256").update(file).digest("hex").slice(0, 12);
  const copy = path.join(folder, ".variables", place, path.basename(file));
  fs.mkdirSync(path.dirname(copy), { recursive: true });
  fs.writeFileSync(copy, withoutKeys(file, fs.readFileSync(file, "utf8")));
  return copy;
}

/** Drops configuration that the user has dropped, also what Terraform generated for an import. */
function forget(folder: string, names: readonly string[]): void {
  const stale = fs
    .readdirSync(folder)
    .filter((file) => CONFIGURATION.test(file) || VARIABLES.test(file))
    .filter((file) => file !== OVERRIDE && !names.includes(file));
  for (const file of stale) fs.rmSync(path.join(folder, file), { force: true });
}

function reflect(name: string, original: string, copy: string): void {
  if (STATE.test(name) || (name.startsWith(".") && name !== LOCK_FILE)) return;
  const stat = fs.statSync(original, { throwIfNoEntry: false });
  if (stat?.isDirectory()) link(original, copy);
  else if (!stat?.isFile()) return;
  else if (CONFIGURATION.test(name)) fs.copyFileSync(original, copy);
  else if (VARIABLES.test(name)) fs.writeFileSync(copy, withoutKeys(name, fs.readFileSync(original, "utf8")));
  else if (stat.size <= LARGEST && stat.mtimeMs > lastWritten(copy)) fs.copyFileSync(original, copy);
}

/** What Terraform itself has written since, a plan or a lock file, stays. */
function lastWritten(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Local modules and assets: Terraform only reads there. */
function link(original: string, copy: string): void {
  if (!fs.existsSync(copy)) fs.symlinkSync(original, copy, "junction");
}
