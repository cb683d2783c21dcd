import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that is gone when all tests are through. */
export function temporaryFolder(): string {
  return mkdtempSync(join(process.env.CENVPN_TEST_FOLDER ?? tmpdir(), "x-"));
}

/** The path of a file with this content. */
export function temporaryFile(name: string, content: Buffer | string): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}
