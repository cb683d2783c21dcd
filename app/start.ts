import { readFileSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { EXIT } from "../domain/exit-code";

// What our programs do before anything else. Import this first: later imports may not even load on an old Node.js.

/** As package.json says it, `>=20.12`; programs run from dist/. */
const { engines } = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8")) as {
  engines: { node: string };
};
const oldest = engines.node.replace(/^\D+/, "");

if (isOlder(process.versions.node, oldest)) {
  process.stderr.write(`cenvpn needs Node.js ${oldest} or later; this is ${process.versions.node}\n`);
  process.exit(EXIT.usage);
}

// cdktf calls functions that Node.js 22 and later call deprecated; users of a command can do nothing about it.
process.noDeprecation ??= true;

/**
 * Two defaults of V8 suit long-running programs. V8 optimizes code that has run for a while, which seldom pays before a
 * command ends: with less of that, judging 5,000 resources takes 30, 25 and 2 % less CPU time on Node.js 20, 22 and 24.
 * And V8 lets the heap double before it collects garbage: 10,000 sites take 2.4 GB, but 1.4 GB in the same time if the
 * heap grows by a fifth.
 */
const SHORT_LIVED: Readonly<Record<string, readonly string[]>> = {
  "11": ["--interrupt-budget=540000", "--heap-growing-percent=20"],
  "12": ["--invocation-count-for-turbofan=24000", "--heap-growing-percent=20"],
  "13": ["--invocation-count-for-turbofan=24000", "--heap-growing-percent=20"],
};

for (const flag of SHORT_LIVED[process.versions.v8.split(".")[0] ?? ""] ?? []) setFlagsFromString(flag);
// Node.js 22 and later keep what they compiled in the folder for temporary files, which takes a tenth of a start away.
(Module as { enableCompileCache?(): void }).enableCompileCache?.();

function isOlder(one: string, other: string): boolean {
  const [[major = 0, minor = 0], [least = 0, leastMinor = 0]] = [
    one.split(".").map(Number),
    other.split(".").map(Number),
  ];
  return major < least || (major === least && minor < leastMinor);
}
