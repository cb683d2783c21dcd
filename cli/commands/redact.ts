import { Command } from "commander";
import { readPlanOrState } from "../../graph/read/load";
import { redactDocument } from "../../graph/read/redact-document";

export const command = new Command("redact")
  .description(
    "Prints a plan or state (terraform show -json, *.tfstate) without its secrets, as JSON that other tools read. Equal secrets become equal texts. Secrets are what Terraform marks, secret arguments, and texts named a password, secret, token or PSK; other secrets stay, and so do encoded copies.",
  )
  .argument("<path>", "plan JSON or state JSON")
  .action((path: string) => {
    process.stdout.write(`${JSON.stringify(redactDocument(readPlanOrState(path)))}\n`);
  });
