const { existsSync } = require("node:fs");
const path = require("node:path");

/**
 * The test of one file, if the file has one: `test/domain/asn.test.ts` for `domain/asn.ts`. The test of a quota is the test of the
 * rule that judges by that quota.
 */
exports.ownTest = (file, root = ".") => {
  const own = `test/${file.replace(/\.ts$/, ".test.ts")}`;
  return [own, own.replace("/quota/", "/rules/")].find((test) => existsSync(path.join(root, test)));
};
