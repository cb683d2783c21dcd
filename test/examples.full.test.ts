import { join } from "node:path";
import { startRehearsal } from "../rehearsal";
import { cenvpn } from "./setup/command";
import { EXAMPLES, example } from "./setup/examples";
import { FOUND } from "./setup/found";
import { blocks } from "./setup/readme";

test.each(EXAMPLES)("%s is applied, has an empty second plan, and is destroyed without leftovers", async (name) => {
  const { folder, stacks } = await example(name);
  const rehearsal = await startRehearsal({ found: FOUND });
  const terraform = async (stack: string, ...args: string[]) => {
    const { exitCode, stdout, stderr } = await rehearsal.terraform(join(folder, "stacks", stack), args);
    const complaints = stderr.replace(/^rehearsal: assumes that imported .*\n/gm, "");
    expect({ stack, args, exitCode, complaints }).toEqual({ stack, args, exitCode: 0, complaints: "" });
    return stdout;
  };
  try {
    for (const stack of stacks) {
      await terraform(stack, "init", "-input=false");
      expect(await terraform(stack, "apply", "-input=false", "-auto-approve", "-no-color")).toContain(" 0 destroyed.");
      await terraform(stack, "plan", "-input=false", "-detailed-exitcode");
    }
    for (const stack of stacks.toReversed()) await terraform(stack, "destroy", "-input=false", "-auto-approve");
    expect(rehearsal.created()).toEqual([]);
  } finally {
    await rehearsal.close();
  }
});

test.each(
  blocks("sh", "docs/commands.md").flatMap((block) => block.match(/(?<=^npx cenvpn ).*--auto-approve$/gm) ?? []),
)("cenvpn %s works", async (line) => {
  expect(await cenvpn(line.split(" "), { env: { CI: "1" } })).toMatchObject({ exitCode: 0 });
});
