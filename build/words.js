// `npm run words`: finds words that CONTRIBUTING.md asks to avoid in any text of the repository: pages, messages, comments,
// names in code. CONTRIBUTING.md's table is the list.
"use strict";

const { execFileSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const path = require("node:path");

const ROOT = path.resolve(__dirname, "..");
const PAGE = "CONTRIBUTING.md";
/** Other people's texts, and what npm writes. */
const SKIPPED = /^(LICENSE|package-lock\.json)$/;
/** What may stand between two words of a phrase: spaces, or the end of a line and the start of the next in a comment. */
const BETWEEN = String.raw`[\s*/#]+`;

/** The rows of the table “avoid, write” on a page: phrases, and what to write instead. */
function wordsToAvoid(page = readFileSync(path.join(ROOT, PAGE), "utf8")) {
  const [, rows = ""] = /^\| avoid \| write \|\n\|[- |]+\|\n((?:\|.*\n)+)/m.exec(page) ?? [];
  return [...rows.matchAll(/^\| (.+) \| (.+) \|$/gm)].map(([, avoid, write]) => ({ avoid: avoid.split(", "), write }));
}

/** Where words to avoid stand in a text, by line. */
function avoidable(text, words) {
  return words.flatMap(({ avoid, write }) => {
    const phrases = avoid.map((phrase) => phrase.replaceAll(" ", BETWEEN));
    const pattern = new RegExp(String.raw`(?<![\w-])(?:${phrases.join("|")})(?![\w-])`, "gi");
    return [...text.matchAll(pattern)].map((match) => ({
      line: text.slice(0, match.index).split("\n").length,
      found: match[0].replaceAll(/[\s*/#]+/g, " "),
      write,
    }));
  });
}

function report() {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", list, { cwd: ROOT, encoding: "utf8" }).split("\0");
  const words = wordsToAvoid();
  if (words.length === 0) throw new Error(`${PAGE} has no table of words to avoid`);
  for (const file of files.filter((file) => file !== "" && !SKIPPED.test(file))) {
    const text = readFileSync(path.join(ROOT, file), "utf8");
    const checked = file === PAGE ? text.replaceAll(/^\|.*\|$/gm, "") : text;
    for (const { line, found, write } of avoidable(checked, words)) {
      process.stdout.write(`${file}:${line} “${found}”: write ${write}\n`);
      process.exitCode = 1;
    }
  }
}

if (require.main === module) report();

module.exports = { avoidable, wordsToAvoid };
