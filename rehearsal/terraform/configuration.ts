import fs from "node:fs";
import path from "node:path";

/** A file from which Terraform reads a configuration. */
export interface ConfigurationFile {
  /** From the root module's folder. */
  readonly name: string;
  readonly text: string;
}

const CONFIGURATION = /\.(tf|tofu)(\.json)?$/;

/** The files of each module that Terraform reads: the root module, and what `init` has noted of the others. */
export function modulesOf(folder: string): ConfigurationFile[][] {
  const folders = new Set(["", ...installed(folder)].map((module) => path.normalize(module)));
  return [...folders].map((module) => filesIn(folder, module));
}

function installed(folder: string): string[] {
  const manifest = path.join(folder, ".terraform", "modules", "modules.json");
  if (!fs.existsSync(manifest)) return [];
  const { Modules = [] } = JSON.parse(fs.readFileSync(manifest, "utf8")) as { Modules?: { Dir: string }[] };
  return Modules.map(({ Dir }) => Dir);
}

function filesIn(folder: string, module: string): ConfigurationFile[] {
  const real = path.resolve(folder, module);
  if (!fs.existsSync(real)) return []; // Terraform says so.
  return fs
    .readdirSync(real)
    .filter(
      (name) => CONFIGURATION.test(name) && fs.statSync(path.join(real, name), { throwIfNoEntry: false })?.isFile(),
    )
    .map((name) => ({ name: path.join(module, name), text: fs.readFileSync(path.join(real, name), "utf8") }));
}
