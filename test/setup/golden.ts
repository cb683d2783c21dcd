import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Compares a text with a reviewed file in the tests. `CENVPN_GOLDEN=write` writes the file again, for another review. */
export function expectGolden(file: string, text: string): void {
  const path = join(__dirname, "..", file);
  if (process.env.CENVPN_GOLDEN === "write") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(readFileSync(path, "utf8"));
}

/** A page without the parts that all pages share, and without the picture, which has its own files. */
export function pageText(html: string): string {
  return html
    .replaceAll(/<(style|script|svg)[ >][\s\S]*?<\/\1>/g, (_, name: string) => `<${name}>…</${name}>`)
    .replace(/ content="default-src[^"]*"/, ' content="…"')
    .replaceAll(/\n{2,}/g, "\n");
}
