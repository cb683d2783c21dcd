import type { ConfigurationFile } from "./configuration";

/** Stands for a provisioner behind a repeated name in JSON. */
const HIDDEN = "with a name that is given twice";

/**
 * The provisioners that a file may make Terraform run. Without an HCL parser, we search the text for possible blocks:
 * we overlook none, but may find one in a string.
 */
export function provisionersIn({ name, text }: ConfigurationFile): string[] {
  return [...new Set(name.endsWith(".json") ? inJson(text) : inHcl(text))];
}

const GAP = String.raw`(?:\s|/\*(?:[^*]|\*(?!/))*\*/)*`;
const BLOCK = new RegExp(String.raw`\bprovisioner${GAP}(?:"([^"]*)"|([\w-]+))${GAP}\{`, "g");

/** A line that ends a longer comment may have a block behind it. */
const LINE_OF_COMMENT = /^[ \t]*(?:#|\/\/)(?!.*\*\/).*$/gm;

function inHcl(text: string): string[] {
  return [...text.replace(LINE_OF_COMMENT, "").matchAll(BLOCK)].map(([, quoted, bare]) => quoted ?? bare ?? HIDDEN);
}

/** Terraform reads a repeated name in JSON as two blocks; `JSON.parse` shows only the last. */
function inJson(text: string): string[] {
  const plain = text.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  const written = plain.match(/"provisioner"\s*:\s*[{[]/g)?.length ?? 0;
  if (written === 0) return [];
  const found: unknown[] = [];
  try {
    JSON.parse(text, (key, value) => {
      if (key === "provisioner" && typeof value === "object") found.push(value);
      return value;
    });
  } catch {
    return [HIDDEN];
  }
  const names = found.flat().flatMap((block) => Object.keys(Object(block)));
  return found.length < written ? [...names, HIDDEN] : names;
}
