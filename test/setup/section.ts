import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Compares a text with the part of a page between `<!-- run: NAME -->` and `<!-- end -->`, which a test makes. `CENVPN_GOLDEN=write`
 * writes the part again, for another review.
 */
export function expectSection(page: string, name: string, text: string): void {
  const path = join(__dirname, "..", "..", page);
  const before = readFileSync(path, "utf8");
  const part = new RegExp(`(<!-- run: ${name} -->\n).*?(<!-- end -->)`, "s");
  const after = before.replace(part, (_, begin: string, end: string) => `${begin}\n${text}\n\n${end}`);
  if (process.env.CENVPN_GOLDEN === "write") writeFileSync(path, after);
  expect(part.test(before)).toBe(true);
  expect(after).toBe(readFileSync(path, "utf8"));
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
