import { createHmac } from "node:crypto";

/** The variable that holds the pre-shared keys of a stack. */
export const KEYS_VARIABLE = "psks";

/** `var.psks["site/connection/1"]`, in a template of JSON with escaped quotes; one with an expression inside names no key. */
const REFERENCE = /var\.psks\[\\?"([^"\\$]+)\\?"\]/g;

/**
 * A key for each name that the configuration refers to: 32 letters and digits, the same in all calls of one rehearsal.
 * They pass through the environment, of which one variable takes 128 KiB on Linux: enough for 1,000 connections a stack.
 */
export function throwAwayKeys(configuration: readonly string[], secret: string): Record<string, string> {
  const names = configuration.flatMap((text) => [...text.matchAll(REFERENCE)].map((match) => String(match[1])));
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, throwAwayKey(name, secret)]));
}

function throwAwayKey(name: string, secret: string): string {
  const digest = createHmac("sha512", secret).update(name).digest("base64");
  return digest.replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 32);
}

/** A file of variables without the keys, so that none but the throw-away ones is ever used. */
export function withoutKeys(file: string, text: string): string {
  return file.endsWith(".json") ? withoutKeysInJson(text) : text.replace(ASSIGNMENT, "");
}

/** `psks = { … }` of a .tfvars file; a brace within quotes does not end it. */
const ASSIGNMENT = /^[ \t]*"?psks"?[ \t]*=\s*\{(?:[^"}]|"(?:\\.|[^"\\])*")*\}/gm;

function withoutKeysInJson(text: string): string {
  try {
    const { [KEYS_VARIABLE]: _, ...others } = JSON.parse(text) as Record<string, unknown>;
    return JSON.stringify(others);
  } catch {
    return text; // Terraform says what is wrong with it.
  }
}
