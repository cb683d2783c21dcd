import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder that is removed after all tests. */
export function temporaryFolder(): string {
  return mkdtempSync(join(process.env.CENVPN_TEST_FOLDER ?? tmpdir(), "x-"));
}

/** Writes files into a folder; the default is a folder that is removed after all tests. */
export function writeFiles(files: Readonly<Record<string, string>>, folder: string = temporaryFolder()): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The path of a new file with this content. */
export function temporaryFile(name: string, content: Buffer | string): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}
