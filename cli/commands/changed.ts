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
    "Lists the stacks that changed since a commit: stacks with different synthesized JSON, and stacks that read their outputs. Comments, lines and PSKs make no difference.",
  )
  .argument("[folder]", "a synthesized folder (default: synthesizes the environments here)")
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

/** The stacks here, and those of the commit; undefined if it had none. */
function sinceRevision(base: string, folder: string | undefined, into: string): readonly [string, string | undefined] {
  if (folder !== undefined) throw new CommandError(`--base ${base} must be a synthesized folder, like ${folder}`);
  const files = environmentFiles();
  const { folder: now, environments } = build({ outdir: join(into, "now") });
  const { folder: before, gone } = pastOf(
    base,
    environments,
    selectedFiles(files),
    !process.env.CENVPN_ENV,
    into,
    "--base",
  );
  for (const name of gone) process.stderr.write(`${name} is not here any more; what it deployed stays\n`);
  return [now, before];
}

/** Stacks that differ, and their readers, each after the stacks that it reads from. */
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

/** A stack's JSON for Terraform, without comments about places and constructs, which Terraform ignores. */
function textOf(folder: string, stack: string): string | undefined {
  const file = join(folder, "stacks", stack, "cdk.tf.json");
  if (!existsSync(file)) return undefined;
  return JSON.stringify(JSON.parse(readFileSync(file, "utf8")), (key, value) => (key === "//" ? undefined : value));
}
