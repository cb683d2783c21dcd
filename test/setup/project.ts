import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { writeFiles } from "./files";

/** A project with these files, which runs the compiled app. */
export function project(files: Readonly<Record<string, string>>): string {
  const app = `node ${resolve("dist/main.js")}`;
  const cdktf = { language: "typescript", app, projectId: "test", sendCrashReports: "false" };
  const folder = writeFiles({ ...files, "cdktf.json": JSON.stringify(cdktf) });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  return folder;
}
