import { readdirSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "../rules");

/**
 * The tests of a quarter of all rules, in one file. Loading the policy takes longer than testing one rule, and this file loads the
 * policy once for all its rules. jest.config.js says which run uses these files in place of the tests of single rules.
 */
export function testQuarter(number: 1 | 2 | 3 | 4): void {
  const files = readdirSync(FOLDER).filter((_, index) => index % 4 === number - 1);
  for (const file of files) require(join(FOLDER, file));
}
