import { readFileSync } from "node:fs";

/** The README's code blocks of a language, without the indentation of the list that they stand in. */
export function blocks(language: string): string[] {
  return [...readFileSync("README.md", "utf8").matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gm)]
    .filter(([, , found]) => found === language)
    .map(([, indent = "", , text = ""]) => text.replaceAll(new RegExp(`^${indent}`, "gm"), ""));
}
