/** The tests of one file alone, if there are any: `test/domain/asn.test.ts` of `domain/asn.ts`. */
exports.ownTest = (file) => `test/${file.replace(/\.ts$/, ".test.ts")}`;
