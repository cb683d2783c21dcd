import { readFileSync } from "node:fs";

const { generated } = require("../docs/generate.js") as { generated(): Record<string, string> };

test.each(Object.entries(generated()))("%s is what the code says (npm run docs)", (file, content) => {
  expect(readFileSync(file, "utf8")).toBe(content);
});
