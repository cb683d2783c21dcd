import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { build } from "../../app/build";
import { environmentFiles, selectedFiles } from "../../config";
import { EXIT, type ExitCode } from "../../domain/exit-code";
import { withTemporaryFolder } from "../../files/temporary-folder";
import { inOrderOfReading, readManifest, stackDependencies } from "../../policy";
import { CommandError } from "../command-error";
import { formatOption } from "../options";
import { pastOf } from "../past";
import { isSynthFolder } from "../paths";

interface ChangedOptions {
  readonly base: string;
  readonly format: "text" | "json";
}

export const command = new Command("changed")
  .description(
    "Lists the stacks that a change of the files since a commit changes: stacks whose synthesized JSON differs, and stacks that read their outputs. Comments, lines and PSKs make no difference.",
  )
  .argument("[folder]", "a synthesized folder; without it, the environments here are synthesized")
  .requiredOption("--base <revision>", "a commit, branch or tag of git, or the folder that was synthesized from it")
  .addOption(formatOption())
  .action((folder: string | undefined, options: ChangedOptions) => {
    process.exitCode = changed(folder, options);
  });

function changed(folder: string | undefined, { base, format }: ChangedOptions): ExitCode {
  const stacks = withTemporaryFolder((temporary) => {
    const [now, before] = isSynthFolder(base)
      ? [folder ?? synthesized(temporary), base]
      : sinceRevision(base, folder, temporary);
    return changedStacks(now, before);
  });
  process.stdout.write(
    format === "json" ? `${JSON.stringify(stacks)}\n` : stacks.map((stack) => `${stack}\n`).join(""),
  );
  return EXIT.fine;
}

function synthesized(into: string): string {
  return build({ outdir: join(into, "now") }).folder;
}

/** What is here, and what git had; undefined where it had nothing of it. */
function sinceRevision(base: string, folder: string | undefined, into: string): readonly [string, string | undefined] {
  if (folder !== undefined)
    throw new CommandError(`--base ${base} is no synthesized folder, as it must be beside the folder ${folder}`);
  const files = environmentFiles();
  const { folder: now, environments } = build({ outdir: join(into, "now") });
  const { folder: before, gone } = pastOf(base, environments, selectedFiles(files), !process.env.CENVPN_ENV, into);
  for (const name of gone) process.stderr.write(`${name} is not here any more: what it deployed stays\n`);
  return [now, before];
}

/** Those that differ, and those that read from them, each after what it reads from. */
function changedStacks(now: string, before: string | undefined): readonly string[] {
  const manifest = readManifest(now);
  const dependencies = stackDependencies(manifest);
  const found = new Set<string>();
  for (const stack of inOrderOfReading(manifest)) {
    const readsChanged = dependencies.get(stack)?.some((other) => found.has(other)) ?? false;
    if (readsChanged || before === undefined || textOf(now, stack) !== textOf(before, stack)) found.add(stack);
  }
  return [...found];
}

/** What Terraform makes of a stack, without what it passes over: where things were written, and by what construct. */
function textOf(folder: string, stack: string): string | undefined {
  const file = join(folder, "stacks", stack, "cdk.tf.json");
  if (!existsSync(file)) return undefined;
  return JSON.stringify(JSON.parse(readFileSync(file, "utf8")), (key, value) => (key === "//" ? undefined : value));
}
