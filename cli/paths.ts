import { existsSync, readdirSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import { environmentFiles } from "../config";
import { LARGEST_FILE } from "../config/document";
import { TERRAFORM_FILES } from "../config/terraform-files";
import { decoded } from "../files/decoded";
import { readRegular, startOf } from "../files/regular-files";
import { PRINTED } from "../graph/read/load";
import { filesOfName } from "./environment-files";

/** The inputs that a command line names. */
export interface Sorted {
  /** Undefined without arguments. */
  readonly environments?: readonly string[];
  readonly terraform: readonly string[];
}

/** Each path once, by its kind. */
export function sorted(paths: readonly string[]): Sorted {
  if (paths.length === 0) return { terraform: [] };
  const targets = [...new Set(paths.flatMap(expand).map(normalize))].map((path) => ({ path, kind: kindOf(path) }));
  const of = (kind: Kind) => targets.filter((target) => target.kind === kind).map(({ path }) => path);
  return { environments: of("environment"), terraform: of("terraform") };
}

/** A folder means the environment files in it, the name of an environment its file. */
export function expand(path: string): string[] {
  const named = filesOfName(path);
  if (named) return named;
  return isFolder(path) && !isSynthesized(path) ? environmentFiles(path) : [path];
}

type Kind = "environment" | "terraform";

/** Whether a file is Terraform's own or a user's; in doubt, or if missing, a user's. */
function kindOf(path: string): Kind {
  if (isFolder(path)) return "terraform";
  if (path.endsWith(".tfstate")) return "terraform";
  try {
    const start = startOf(path, PRINTED_START);
    if (start === undefined) return "environment"; // which shows what it is
    if (start.subarray(0, ARCHIVE.length).equals(ARCHIVE)) return "terraform"; // which shows how to print it
    if (!path.endsWith(".json")) return "environment";
    // Terraform that fails leaves an empty file
    if (PRINTED.test(decoded(start)) || decoded(start).trim() === "") return "terraform";
    const bytes = readRegular(path, LARGEST_FILE);
    if ("why" in bytes) return "terraform"; // no environment file is as large
    const keys = Object.keys(JSON.parse(decoded(bytes)) ?? {});
    const ours = ["name", "region", "sites"].some((key) => keys.includes(key));
    return !ours && TERRAFORM_KEYS.some((key) => keys.includes(key)) ? "terraform" : "environment";
  } catch {
    return /(plan|state)\.json$/i.test(path) ? "terraform" : "environment"; // which shows what is wrong with it
  }
}

/** The first bytes of a file of `terraform plan -out`, an archive. */
const ARCHIVE = Buffer.from("PK\x03\x04");

/** What terraform show prints is too large to parse twice. */
const PRINTED_START = 4096;

/** Top-level keys of plans, states and configurations in JSON. */
const TERRAFORM_KEYS = [
  ...TERRAFORM_FILES.keys(),
  ...["lineage", "resource_changes", "planned_values", "data", "module", "provider"],
];

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // the reader reports why it cannot be read
  }
}

/** One of cdktf, which names its stacks itself. */
export function isSynthFolder(path: string): boolean {
  return existsSync(join(path, "manifest.json"));
}

function isSynthesized(folder: string): boolean {
  try {
    return readdirSync(folder).some((file) => file === "manifest.json" || file.endsWith(".tf.json"));
  } catch {
    return true; // as above
  }
}
