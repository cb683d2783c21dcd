import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "../domain/exit-code";

// For programs. Import it first: what follows may not load on a Node.js that is too old, and then ends in a stack trace.

/** As package.json says it, `>=20.12`; programs run from dist/. */
const { engines } = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8")) as {
  engines: { node: string };
};
const oldest = engines.node.replace(/^\D+/, "");

if (isOlder(process.versions.node, oldest)) {
  process.stderr.write(`cenvpn needs Node.js ${oldest} or later; this is ${process.versions.node}\n`);
  process.exit(EXIT.usage);
}

function isOlder(one: string, other: string): boolean {
  const [[major = 0, minor = 0], [least = 0, leastMinor = 0]] = [
    one.split(".").map(Number),
    other.split(".").map(Number),
  ];
  return major < least || (major === least && minor < leastMinor);
}
