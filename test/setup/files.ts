import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let folder: string | undefined;

/** A folder that is gone when the test process ends. */
export function temporaryFolder(): string {
  if (folder === undefined) {
    const created = mkdtempSync(join(tmpdir(), "cenvpn-test-"));
    process.once("exit", () => rmSync(created, { recursive: true, force: true }));
    folder = created;
  }
  return mkdtempSync(join(folder, "x-"));
}

/** The path of a file with this content. */
export function temporaryFile(name: string, content: Buffer | string): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}
