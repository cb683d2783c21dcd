import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { Script } from "node:vm";
import { makeFolder } from "../files/folder";
import { pathInside } from "../files/inside";
import { writeWhole } from "../files/whole-files";

/** What Node.js's loader calls with the text of a file. */
interface Loader {
  _compile(this: NodeJS.Module, code: string, file: string): unknown;
}

/**
 * Keeps what V8 compiles of our files and of libraries for the next start, as Node.js 22 does itself. Leaves the files
 * of users alone; `NODE_DISABLE_COMPILE_CACHE=1` turns it off, as there.
 *
 * @param ours The folder of this package.
 */
export function keepCompiled(ours: string): void {
  const folder = privateFolder();
  if (folder === undefined) return;
  const loaded = new Map<string, { readonly hash: Buffer; readonly script: Script }>();
  let isComplete = true;
  const loader = Module.prototype as unknown as Loader;
  const compile = loader._compile;
  loader._compile = function (code, file) {
    const isOurs = file.includes(LIBRARIES) || pathInside(ours, file) !== undefined;
    if (!isOurs || DYNAMIC_IMPORT.test(code)) return compile.call(this, code, file);
    const [kept, hash] = [join(folder, hashOf(file).toString("base64url")), hashOf(code)];
    const cachedData = compiledOf(kept, hash);
    const script = new Script(Module.wrap(code.replace(/^#!/, "//")), {
      filename: file,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    loaded.set(kept, { hash, script });
    isComplete &&= cachedData !== undefined && script.cachedDataRejected !== true;
    script.runInThisContext().call(this.exports, this.exports, createRequire(file), this, file, dirname(file));
  };
  // V8 compiles a function when it first runs; a command that loads a new file runs new functions of the others, too
  process.on("exit", () => {
    if (isComplete) return;
    const compiled = [...loaded].map(([kept, { hash, script }]) => [kept, [hash, script.createCachedData()]] as const);
    try {
      writeWhole(new Map(compiled.map(([kept, parts]) => [kept, Buffer.concat(parts)])), 0o600);
    } catch {
      // the next start compiles again
    }
  });
}

/**
 * An `import()`, not a method of that name. Node.js 20 does not know the loader of a script that comes from a cache, so
 * its imports fail.
 */
const DYNAMIC_IMPORT = /(?<!\.)\bimport\s*\((?![^()]*\)\s*\{)/;

const LIBRARIES = `${sep}node_modules${sep}`;

/** A folder to which only its owner can write, because the code in it will run. */
function privateFolder(): string | undefined {
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const uid = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `cenvpn-compiled-${process.version}-${uid}`);
  if (!existsSync(tmpdir())) return undefined;
  try {
    makeFolder(folder, 0o700);
    const found = lstatSync(folder);
    return found.isDirectory() && found.uid === uid && (found.mode & 0o022) === 0 ? folder : undefined;
  } catch {
    return undefined;
  }
}

function compiledOf(kept: string, hash: Buffer): Buffer | undefined {
  try {
    const content = readFileSync(kept);
    return hash.equals(content.subarray(0, hash.length)) ? content.subarray(hash.length) : undefined;
  } catch {
    return undefined;
  }
}

function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
