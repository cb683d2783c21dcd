import { command } from "../../../cli/commands/explain";
import { citation } from "../../../domain/source";
import { rules } from "../../../policy";

// An error withholds a stack. The person whom it stops may ask for the source, and for what would happen without it.

const errors = rules.filter(({ level }) => level === "error");

/** What the cloud or Terraform does with a wrong value, or what happens to traffic or to a secret. */
const REFUSAL_OR_HARM =
  /refuse|deni|fail|stop|outage|down|gone|break|withdraw|no longer|accepts no|takes? it for|does not (come|find)|never|only one|no (traffic|connection|tunnel)|nothing|others do not|wrong place|open the tunnel|read the state|keeps its old|with the next apply/i;

async function explained(id: string): Promise<string> {
  const printed: string[] = [];
  const write = jest.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  try {
    await command.parseAsync([id], { from: "user" });
  } finally {
    write.mockRestore();
  }
  return printed.join("");
}

test.each(errors.map((rule) => [rule.id, rule] as const))(
  "explain %s shows the source of its error",
  async (id, rule) => {
    const { why, source } = rule;
    const page = await explained(id);
    expect(page).toMatch(new RegExp(`^${id}  error`));
    expect(page).toContain(`\nWhy     ${why}\n`);
    expect(page).toContain(
      `\nSource  ${citation(source)}\n${source.url === undefined ? "" : `        ${source.url}\n`}`,
    );
  },
);

test("the reason of every error names a refusal or a harm", () => {
  expect(errors.filter(({ why }) => !REFUSAL_OR_HARM.test(why)).map(({ id, why }) => [id, why])).toEqual([]);
});
