import { Command } from "commander";
import { readPlanOrState } from "../../graph/read/load";
import { redactDocument } from "../../graph/read/redact-document";

export const command = new Command("redact")
  .description(
    "Prints a plan or state (terraform show -json, *.tfstate) without its secrets, as JSON that other tools read. Equal secrets become equal texts. Variables that are not sensitive stay, and so do secrets that nothing marks.",
  )
  .argument("<path>", "plan JSON or state JSON")
  .action((path: string) => {
    process.stdout.write(`${JSON.stringify(redactDocument(readPlanOrState(path)))}\n`);
  });
