// `npm run words`: finds the words that CONTRIBUTING.md asks to avoid in every text of the repository: pages, messages, comments,
// names in code. The table in CONTRIBUTING.md is the list.
"use strict";

const { execFileSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const path = require("node:path");

const ROOT = path.resolve(__dirname, "..");
const PAGE = "CONTRIBUTING.md";
/** Texts of other authors, and files that npm writes. */
const SKIPPED = /^(LICENSE|package-lock\.json)$/;
/** Separators between two words of a phrase: spaces, or a line break in a comment. */
const BETWEEN = String.raw`[\s*/#]+`;

/** The rows of the page's table “avoid, write”: phrases, and their replacements. */
function wordsToAvoid(page = readFileSync(path.join(ROOT, PAGE), "utf8")) {
  const [, rows = ""] = /^\| avoid \| write \|\n\|[- |]+\|\n((?:\|.*\n)+)/m.exec(page) ?? [];
  return [...rows.matchAll(/^\| (.+) \| (.+) \|$/gm)].map(([, avoid, write]) => ({ avoid: avoid.split(", "), write }));
}

/** The places of words to avoid in a text, by line. */
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
