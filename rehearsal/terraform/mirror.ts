import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { providerBlocks, type RealProvider } from "./real-provider";
import { keepState, overrideName } from "./state";
import { link, linkBeside, linkWithin, outermost } from "./surroundings";
import { lastGiven, type UsersKeys, unusedKeys, withoutKeys } from "./users-keys";

const CONFIGURATION = /\.(tf|tofu)(\.json)?$/;
const VARIABLES = /\.tfvars(\.json)?$/;
/** Those that Terraform reads unasked. */
const AUTOMATIC = /^terraform\.tfvars(\.json)?$|\.auto\.tfvars(\.json)?$/;
const STATE = /\.tfstate(\.|$)/;
/** A provider configuration for a module without one; not an override. */
const ADDED = "~rehearsal.tf.json";
const LOCK_FILE = ".terraform.lock.hcl";
/** Templates and the like are smaller; a larger file is not part of a configuration. */
const LARGEST = 1024 * 1024;

/** A folder of the rehearsal that stands for a folder of the user's. */
export interface Mirror {
  readonly folder: string;
  /** Texts of the configuration's files. */
  readonly configuration: readonly string[];
  /** Notes for people about their PSKs. */
  readonly notices: readonly string[];
  /** Keys of the user's in files that Terraform reads unasked. */
  readonly keys: UsersKeys;
}

/** The result for a file. */
interface Reflected {
  /** A line for people. */
  readonly notice?: string;
  readonly keys?: UsersKeys;
}

/**
 * Copies Terraform's files of a folder into the rehearsal, which keeps its own state whatever backend the configuration
 * names. A folder always has the same mirror, so an apply finds its plan; two folders never share one, so a copy here
 * is never a link there.
 */
export function mirror(rehearsal: string, real: string, provider?: RealProvider): Mirror {
  const source = fs.realpathSync(real);
  const name = `${path.basename(source)}-${createHash("sha256").update(source).digest("hex").slice(0, 12)}`;
  const top = outermost(source);
  const folder = path.join(rehearsal, "folders", name, path.relative(path.dirname(top), source));
  fs.mkdirSync(folder, { recursive: true });

  const names = fs.readdirSync(source);
  // An editor's lock file, a folder or a pipe may have such a name too.
  const configured = names.filter(
    (file) => CONFIGURATION.test(file) && !file.startsWith(".") && statOf(path.join(source, file))?.isFile(),
  );
  const override = overrideName(configured);
  // A folder without configuration may be anything, such as a home folder: nothing in it is needed.
  if (configured.length === 0) {
    forget(folder, [override]);
    return { folder, configuration: [], notices: [], keys: {} };
  }

  const configuration = configured.map((file) => fs.readFileSync(path.join(source, file), "utf8"));
  const files = configured.map((file, index) => ({ name: file, text: configuration[index] ?? "" }));
  const providers = provider && providerBlocks(files, provider.settings);
  // First of all: no configuration is ever there without it.
  keepState(path.join(rehearsal, "states"), name, path.join(folder, override), configuration, providers?.override);
  const added = Object.keys(providers?.added ?? {}).length > 0 ? [ADDED] : [];
  for (const file of added)
    fs.writeFileSync(path.join(folder, file), JSON.stringify({ provider: providers?.added }), { mode: 0o600 });
  forget(folder, [override, ...added, ...configured, ...names.filter((file) => VARIABLES.test(file))]);
  const reflected = inOrderOfReading(names).map((file) =>
    reflect(file, path.join(source, file), path.join(folder, file)),
  );
  // Most configurations never look up; links to thousands of sibling folders would be many.
  if (configuration.some(looksUp)) linkBeside(top, source, folder);
  return {
    folder,
    configuration,
    notices: reflected.flatMap(({ notice }) => notice ?? []),
    keys: lastGiven(reflected.map(({ keys = {} }) => keys)),
  };
}

/** Whether a configuration may name what lies beside its folder; the state of the rehearsal is not where its backend says. */
function looksUp(text: string): boolean {
  return text.replace(BACKEND, "").includes("..");
}

/** A backend as cdktf writes it, whose settings are plain values. */
const BACKEND = /"backend":\s*\{\s*"\w+":\s*\{[^{}]*\}\s*\}/;

/** As Terraform reads files of variables: the last one has the last word. */
function inOrderOfReading(names: readonly string[]): readonly string[] {
  const rank = (name: string) => ["terraform.tfvars", "terraform.tfvars.json"].indexOf(name) + 1 || 3;
  return names.toSorted((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
}

/** Puts a file of variables from anywhere into the mirror, without its PSKs; makes no copy if that is impossible. */
export function mirrorVariables(folder: string, real: string, named: string): Reflected & { readonly copy?: string } {
  const file = path.resolve(real, named);
  if (!fs.existsSync(file)) return { copy: file }; // Terraform says that it is missing.
  const name = createHash("sha256").update(file).digest("hex").slice(0, 12);
  const copy = path.join(folder, ".variables", name, path.basename(file));
  fs.mkdirSync(path.dirname(copy), { recursive: true });
  const reflected = copyVariables(named, file, copy);
  return fs.existsSync(copy) ? { ...reflected, copy } : reflected;
}

function copyVariables(name: string, original: string, copy: string): Reflected {
  const { text, taken, keys } = withoutKeys(name, fs.readFileSync(original, "utf8"));
  if (text === undefined) fs.rmSync(copy, { force: true });
  else fs.writeFileSync(copy, text);
  if (text === undefined) return { notice: `rehearsal: ${name} is left out, since its PSKs cannot be removed safely` };
  return taken ? { notice: unusedKeys(name), keys } : {};
}

/** Drops configuration that the user has dropped, also what Terraform generated for an import; not a draft of another call. */
function forget(folder: string, kept: readonly string[]): void {
  const stale = fs
    .readdirSync(folder)
    .filter((file) => !file.startsWith(".") && (CONFIGURATION.test(file) || VARIABLES.test(file)))
    .filter((file) => !kept.includes(file));
  for (const file of stale) fs.rmSync(path.join(folder, file), { force: true, recursive: true });
}

function reflect(name: string, original: string, copy: string): Reflected {
  if (STATE.test(name) || (name.startsWith(".") && name !== LOCK_FILE)) return {};
  const stat = statOf(original);
  if (stat?.isDirectory()) reflectFolder(name, original, copy);
  if (!stat?.isFile()) return {};
  if (VARIABLES.test(name) && !CONFIGURATION.test(name)) {
    const reflected = copyVariables(name, original, copy);
    return AUTOMATIC.test(name) ? reflected : {};
  }
  const isWanted = CONFIGURATION.test(name) || (stat.size <= LARGEST && stat.mtimeMs > lastWritten(copy));
  if (isWanted) fs.copyFileSync(original, copy);
  return {};
}

/**
 * Links a local module or a folder of assets. What Terraform itself writes below goes through `makeOwn`, and fmt does
 * not write; a provisioner that writes into a folder below writes into the user's.
 */
function reflectFolder(name: string, original: string, copy: string): void {
  if (CONFIGURATION.test(name) || VARIABLES.test(name)) linkWithin(original, copy);
  else link(original, copy);
}

/** Undefined for unreadable paths: a missing one, a link to itself, a closed folder. */
function statOf(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file);
  } catch {
    return undefined;
  }
}

/** Files that Terraform has written since, such as a plan or a lock file, stay. */
function lastWritten(file: string): number {
  return statOf(file)?.mtimeMs ?? 0;
}
