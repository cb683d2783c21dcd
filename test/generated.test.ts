import { readFileSync } from "node:fs";

const { generated } = require("../docs/generate.js") as { generated(): Record<string, string> };

test.each(Object.entries(generated()))("%s agrees with the code (npm run docs)", (file, content) => {
  expect(readFileSync(file, "utf8")).toBe(content);
});
