import fs from "node:fs";
import path from "node:path";
import type { ConfigurationFile } from "./configuration";

// The provider reports to Terraform only the types that are in use. Terraforms run in processes of their own, so a file
// hands over what their configurations name.

/** Notes the types that a configuration names. */
export function noteTypes(rehearsal: string, files: readonly ConfigurationFile[]): void {
  const known = new Set(notedTypes(rehearsal));
  const named = new Set(files.flatMap(({ text }) => text.match(/\balicloud_[a-z0-9_]+/g) ?? []));
  const added = [...named].filter((type) => !known.has(type));
  if (added.length > 0) fs.appendFileSync(listOf(rehearsal), added.map((type) => `${type}\n`).join(""));
}

/** All types that configurations of a rehearsal have named so far. */
export function notedTypes(rehearsal: string): string[] {
  const list = listOf(rehearsal);
  return fs.existsSync(list) ? fs.readFileSync(list, "utf8").split("\n").filter(Boolean) : [];
}

function listOf(rehearsal: string): string {
  return path.join(rehearsal, "types");
}
