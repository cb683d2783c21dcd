import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "@swc/core";

// Patterns read texts of users and of hostile checkouts. Each pattern must take time that grows linearly with the text.

const ROOMS = [
  "domain",
  "files",
  "site",
  "config",
  "peer",
  "modules",
  "stacks",
  "graph",
  "policy",
  "change",
  "report",
  "cloud",
  "rehearsal",
  "deploy",
  "proof",
  "testing",
  "app",
  "cli",
];

interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression literal. The few patterns that are put together have tests of their own. */
function patterns(): readonly Pattern[] {
  const found = new Map<string, Pattern>();
  for (const room of ROOMS)
    for (const name of readdirSync(room, { recursive: true, encoding: "utf8" }).filter((one) => one.endsWith(".ts"))) {
      const file = join(room, name);
      const visit = (node: unknown) => {
        if (typeof node !== "object" || node === null) return;
        const { type, pattern, flags } = node as Record<string, string>;
        if (type === "RegExpLiteral")
          found.set(`${pattern}/${flags}`, { file, source: String(pattern), flags: String(flags) });
        for (const inner of Object.values(node)) visit(inner);
      };
      visit(parseSync(readFileSync(file, "utf8"), { syntax: "typescript" }));
    }
  return [...found.values()];
}

const BEFORE = ["", "${", '"', "[", "a", "acs:", "http://"];
const REPEATED = 'a|1|-|.|_| |\n|\t|"|\\|[|]|{|}|${|(|@|:|/|a.|a-|a1|[0]|["a"]|module.a.|{a}|=|#|*|,|a |::|<<|//'
  .split("|")
  .filter(Boolean);
const AFTER = ["", "!", "\u0000\n"];
const LENGTH = 12_000;
/**
 * In milliseconds: a pattern that backtracks for each character takes at least three times as long, another pattern a hundredth of
 * this.
 */
const MOST = 60;

function time(pattern: RegExp, text: string): number {
  const start = performance.now();
  if (pattern.global) for (const _ of text.matchAll(pattern));
  else pattern.exec(text);
  return performance.now() - start;
}

test("every pattern takes linear time on any text", () => {
  const slow = patterns().flatMap(({ file, source, flags }) => {
    const pattern = new RegExp(source, flags);
    for (const before of BEFORE)
      for (const repeated of REPEATED)
        for (const after of AFTER) {
          const text = before + repeated.repeat(LENGTH / repeated.length) + after;
          // another program may have slowed one of the runs
          if (time(pattern, text) > MOST && time(pattern, text) > MOST && time(pattern, text) > MOST)
            return [`${file}: /${source}/${flags} of ${JSON.stringify([before, repeated, after])}`];
        }
    return [];
  });
  expect(slow).toEqual([]);
}, 600_000);
