import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { EXAMPLES, example } from "./setup/examples";
import { addresses, readStack } from "./setup/synth";

// The Terraform addresses of the examples are a public contract: another address means another resource.
const INVENTORY = parse(readFileSync("test/examples.addresses.yaml", "utf8")) as Record<
  string,
  Record<string, string[]>
>;

test("every example has its inventory and its findings", () => {
  expect(EXAMPLES).toEqual(Object.keys(INVENTORY));
  expect(EXAMPLES.filter((name) => !existsSync(join("examples", name, "README.md")))).toEqual([]);
});

test.concurrent.each(EXAMPLES)("%s builds without a finding, at its addresses", async (name) => {
  const { folder, stacks, judgement } = await example(name);
  expect(judgement).toMatchObject({ findings: [], undecided: [] });
  const made = stacks.map((stack) => [stack, addresses(readStack(folder, stack))]);
  expect(Object.fromEntries(made)).toEqual(INVENTORY[name]);
});
