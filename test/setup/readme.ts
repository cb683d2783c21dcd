import { readFileSync } from "node:fs";

/** A page's code blocks of one language, without the indentation of a surrounding list. */
export function blocks(language: string, page = "README.md"): string[] {
  return [...readFileSync(page, "utf8").matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gm)]
    .filter(([, , found]) => found === language)
    .map(([, indent = "", , text = ""]) => text.replaceAll(new RegExp(`^${indent}`, "gm"), ""));
}
