import { readFileSync } from "node:fs";
import { join } from "node:path";
import { project as projectWith } from "./project";

export const DEV = readFileSync("environments/dev.yaml", "utf8");
export const PROD = readFileSync("environments/prod.yaml", "utf8");

/** The example without static routes: the schema accepts a connection that forwards nothing, and a rule refuses it. */
export const REJECTED = DEV.replace(/ +routes: .*\n/, "");

export const project = (environments: Readonly<Record<string, string>>) =>
  projectWith(Object.fromEntries(Object.entries(environments).map(([name, text]) => [`environments/${name}`, text])));

/** The names of the stacks that the app made in a project. */
export const stacks = (folder: string) =>
  Object.keys(JSON.parse(readFileSync(join(folder, "cdktf.out", "manifest.json"), "utf8")).stacks);
