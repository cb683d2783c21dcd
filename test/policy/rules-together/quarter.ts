import { readdirSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "../rules");

/**
 * The tests of a quarter of all rules, in one file. The test of a rule alone loads the whole policy, which takes longer than what it
 * tests; a run of everything loads it four times and not a hundred. jest.config.js has which run takes which files.
 */
export function testQuarter(number: 1 | 2 | 3 | 4): void {
  const files = readdirSync(FOLDER).filter((_, index) => index % 4 === number - 1);
  for (const file of files) require(join(FOLDER, file));
}
