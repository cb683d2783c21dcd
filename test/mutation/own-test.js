const { existsSync } = require("node:fs");
const path = require("node:path");

/**
 * The tests of one file alone, if there are any: `test/domain/asn.test.ts` of `domain/asn.ts`. Those of a quota are those of the
 * rule that judges by it.
 */
exports.ownTest = (file, root = ".") => {
  const own = `test/${file.replace(/\.ts$/, ".test.ts")}`;
  return [own, own.replace("/quota/", "/rules/")].find((test) => existsSync(path.join(root, test)));
};
