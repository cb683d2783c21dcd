import { readFileSync } from "node:fs";

/** The code blocks of a language in the README or another page, without the indentation of the list that they stand in. */
export function blocks(language: string, page = "README.md"): string[] {
  return [...readFileSync(page, "utf8").matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gm)]
    .filter(([, , found]) => found === language)
    .map(([, indent = "", , text = ""]) => text.replaceAll(new RegExp(`^${indent}`, "gm"), ""));
}
