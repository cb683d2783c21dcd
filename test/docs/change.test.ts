import { readFileSync } from "node:fs";
import { blocks } from "../setup/readme";

test("the page shows a report from real Terraform", () => {
  const [shown = ""] = blocks("text", "docs/change.md");
  expect(readFileSync("test/change/golden/cipher-replaced.txt", "utf8")).toContain(shown.trim());
});
