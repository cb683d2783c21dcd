import { readFileSync } from "node:fs";
import { join } from "node:path";
import { project as projectWith } from "./project";

export const DEV = readFileSync("environments/dev.yaml", "utf8");
export const PROD = readFileSync("environments/prod.yaml", "utf8");

/** A connection that forwards nothing passes the file's schema, and is a finding. */
export const REJECTED = DEV.replace(/ +routes: .*\n/, "");

/** A project with these environment files. */
export const project = (environments: Readonly<Record<string, string>>) =>
  projectWith(Object.fromEntries(Object.entries(environments).map(([name, text]) => [`environments/${name}`, text])));

/** The stacks that the app has made in a project. */
export const stacks = (folder: string) =>
  Object.keys(JSON.parse(readFileSync(join(folder, "cdktf.out", "manifest.json"), "utf8")).stacks);
