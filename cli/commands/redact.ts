import { Command } from "commander";
import { readPlanOrState } from "../../graph/read/load";
import { redactDocument } from "../../graph/read/redact-document";

export const command = new Command("redact")
  .description(
    "Prints a plan or state (terraform show -json, *.tfstate) without its secrets, as JSON that other tools read. Each secret becomes a text of its own, so that what was equal stays equal. Variables that are not declared as sensitive, and what only a reader knows to be secret, stay.",
  )
  .argument("<path>", "plan JSON or state JSON")
  .action((path: string) => {
    process.stdout.write(`${JSON.stringify(redactDocument(readPlanOrState(path)))}\n`);
  });
