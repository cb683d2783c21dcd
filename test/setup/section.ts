import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Holds a text against the part of a page that is made by a test's run, between `<!-- run: NAME -->` and `<!-- end -->`.
 * `CENVPN_GOLDEN=write` writes the part again, for people to look at.
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

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
