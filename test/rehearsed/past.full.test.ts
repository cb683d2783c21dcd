import { environment, life } from "../setup/life";
import { blocks } from "../setup/readme";

const page = (name: string) => blocks("yaml", "docs/adopt.md").find((text) => text.startsWith(`name: ${name}\n`)) ?? "";

describe.each([
  ["running", { import: 10, change: 2 }],
  ["legacy", { import: 5, change: 1 }],
])("an object that the environment %s imports, and nobody made", (name, expected) => {
  const stack = life();
  const file = () => environment(page(name));

  test("is assumed to be as the file says: nothing is made or destroyed", async () => {
    expect(await stack.plan(file())).toEqual({ ...expected, add: 0, destroy: 0 });
  });

  test("existed before the rehearsal", async () => {
    expect(stack.rehearsal.created()).toEqual([]);
    await stack.apply(file());
    expect(await stack.plan(file())).toEqual({ add: 0, change: 0, destroy: 0 });
    expect(stack.rehearsal.created()).toEqual([]);
    expect(Object.values(await stack.ids()).join()).toMatch(/tr-attach-abc123:vtb-/);
  });

  test("can be destroyed", async () => {
    expect(await stack.destroy()).toEqual([]);
  });
});
