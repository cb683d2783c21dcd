import fs from "node:fs";
import path from "node:path";

/** Tests run the sources, but node starts compiled files only. */
const COMPILED = __filename.endsWith(".ts") ? path.join(__dirname, "../../dist/rehearsal/terraform") : __dirname;

/** Writes the stand-in for terraform into a folder, under all names that callers may use, and returns its path. */
export function writeWrapper(folder: string, terraform: string): string {
  fs.mkdirSync(folder, { recursive: true });
  for (const name of new Set([path.basename(terraform), "terraform"])) {
    fs.writeFileSync(path.join(folder, name), script(), { mode: 0o755 });
  }
  return path.join(folder, "terraform");
}

function script(): string {
  const prepare = [process.execPath, path.join(COMPILED, "terraform-in-rehearsal.js")].map(quoted).join(" ");
  return ["#!/bin/sh", `call=$(${prepare} "$@") || exit`, 'eval "$call"', ""].join("\n");
}

/** A word that a POSIX shell takes as it is. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
