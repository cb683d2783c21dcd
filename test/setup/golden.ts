import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Compares a text with a reviewed file beside the tests. `CENVPN_GOLDEN=write` writes the file again, for them to look
 * at again.
 */
export function expectGolden(file: string, text: string): void {
  const path = join(__dirname, "..", file);
  if (process.env.CENVPN_GOLDEN === "write") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(readFileSync(path, "utf8"));
}

/** A page without what all pages share, and without the picture, which has files of its own. */
export function pageText(html: string): string {
  return html
    .replaceAll(/<(style|script|svg)[ >][\s\S]*?<\/\1>/g, (_, name: string) => `<${name}>…</${name}>`)
    .replace(/ content="default-src[^"]*"/, ' content="…"')
    .replaceAll(/\n{2,}/g, "\n");
}
