import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readManifest, stackDependencies } from "../policy";
import { type Rehearsal, startRehearsal } from "../rehearsal";
import { EXAMPLES, example } from "./setup/examples";
import { FOUND } from "./setup/found";
import { addresses, readStack } from "./setup/synth";

// The Terraform addresses of the examples are a public contract: another address is another resource.
const INVENTORY = parse(readFileSync("test/examples.addresses.yaml", "utf8")) as Record<
  string,
  Record<string, string[]>
>;

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await startRehearsal({ found: FOUND });
});
afterAll(() => rehearsal.close());

test("every example has its inventory and reports what it is", () => {
  expect(EXAMPLES).toEqual(Object.keys(INVENTORY));
  expect(EXAMPLES.filter((name) => !existsSync(join("examples", name, "README.md")))).toEqual([]);
});

test.concurrent.each(EXAMPLES)(
  "%s builds without a finding, at its addresses, and Terraform plans it",
  async (name) => {
    const { folder, stacks, judgement } = await example(name);
    expect(judgement).toMatchObject({ findings: [], undecided: [] });
    const made = stacks.map((stack) => [stack, addresses(readStack(folder, stack))]);
    expect(Object.fromEntries(made)).toEqual(INVENTORY[name]);
    const read = [...stackDependencies(readManifest(folder)).values()].flat();
    for (const stack of stacks) {
      const apply = read.includes(stack) ? [["apply", "-input=false", "-auto-approve"]] : [];
      for (const args of [["init", "-input=false"], ["validate"], ["plan", "-input=false"], ...apply]) {
        const { exitCode, stderr } = await rehearsal.terraform(join(folder, "stacks", stack), args);
        expect({ stack, args, exitCode, stderr }).toEqual({ stack, args, exitCode: 0, stderr: "" });
      }
    }
  },
);
