import { randomInt } from "node:crypto";
import { chmodSync, lstatSync, type Stats } from "node:fs";
import { Command } from "commander";
import {
  type Environment,
  FileProblemsError,
  keysFileName,
  keysWanted,
  readKeysFile,
  type UnfitKey,
  withKeys,
} from "../../config";
import { readText } from "../../config/document";
import { type Problem, sentence } from "../../domain/problem";
import { NEW_PSK, PLACEHOLDER_PSK } from "../../domain/psk";
import { attemptEach } from "../../domain/user-error";
import { gitOf } from "../../files/git";
import { writeWhole } from "../../files/whole-files";
import { JSON_REPORT_VERSION } from "../../report/version";
import type { PrintOptions } from "../conclude";
import { environmentsOf, namedFiles } from "../environment-files";
import { ENVIRONMENTS, formatOption, UNNAMED } from "../options";

interface KeysOptions extends PrintOptions {
  /** Write placeholders instead, for the plans of pull requests. */
  readonly placeholder?: boolean;
}

export const command = new Command("keys")
  .description(
    "Makes a strong random PSK for each tunnel that has none, in NAME-sites.tfvars.json in this folder, readable by its owner only. Existing PSKs stay; after a rename with formerly they get the new names. Prints no PSK. Git must ignore the file.",
  )
  .argument("[environment...]", `${ENVIRONMENTS}; ${UNNAMED}`)
  .option(
    "--placeholder",
    "write NAME-sites.placeholder.tfvars.json for plans in pull requests; Terraform refuses to apply such plans",
  )
  .addOption(formatOption())
  .action((args: string[], { placeholder, format }: KeysOptions) => {
    const environments = environmentsOf(namedFiles(args));
    const plans = attemptEach(environments, placeholder ? withPlaceholders : withNewKeys);
    for (const plan of plans) write(plan);
    process.stdout.write(format === "json" ? json(plans) : plans.map(text).join("\n"));
  });

/** The change of a file of PSKs. */
interface Plan {
  readonly file: string;
  /** Absent if the file stays unchanged. */
  readonly text?: string;
  readonly added: readonly string[];
  /** PSKs that stay, under their new names after a rename. */
  readonly renamed: readonly { readonly name: string; readonly from: string }[];
  readonly present: readonly string[];
  /** Existing PSKs that the device at the other end does not accept. */
  readonly unfit: readonly UnfitKey[];
  /** Names in the file that belong to no tunnel. */
  readonly unused: readonly string[];
}

function withNewKeys(environment: Environment): Plan {
  const file = keysFileName(environment.name);
  const wanted = keysWanted(environment);
  refuse(file, pathProblem(file) ?? notIgnoredByGit(file));
  const before = statOf(file) ? readKeysFile(file, readText(file, "a file of PSKs"), wanted) : undefined;
  const renamed = before?.renamed ?? new Map<string, string>();
  const names = new Set(before?.names);
  const taken = new Set([...names, ...renamed.values()]);
  const added = wanted.map(({ name }) => name).filter((name) => !taken.has(name));
  const needed = new Set(wanted.map(({ name }) => name));
  return {
    file,
    ...(added.length + renamed.size > 0
      ? { text: withKeys(before?.text, new Map(added.map((name) => [name, newPsk()])), renamed) }
      : {}),
    added,
    renamed: [...renamed].map(([from, name]) => ({ name, from })),
    present: [...needed].filter((name) => names.has(name)),
    unfit: before?.unfit ?? [],
    unused: [...names].filter((name) => !needed.has(name) && !renamed.has(name)),
  };
}

function withPlaceholders(environment: Environment): Plan {
  const file = keysFileName(environment.name, "placeholders");
  const wanted = keysWanted(environment).map(({ name }) => name);
  refuse(file, pathProblem(file));
  const text = withKeys(undefined, new Map(wanted.map((name) => [name, PLACEHOLDER_PSK])));
  return { file, text, added: wanted, renamed: [], present: [], unfit: [], unused: [] };
}

function newPsk(): string {
  const { length, first, others } = NEW_PSK;
  const random = (characters: string) => characters[randomInt(characters.length)];
  return Array.from({ length }, (_, position) => random(position === 0 ? first : others)).join("");
}

/** Why a file cannot be written to a path. A link may lead anywhere, even into version control. */
function pathProblem(file: string): Problem | undefined {
  const stat = statOf(file);
  if (!stat || stat.isFile()) return undefined;
  const kind = stat.isSymbolicLink() ? "a symbolic link" : stat.isDirectory() ? "a folder" : "no regular file";
  return { what: `this is ${kind}`, allowed: "a file, or nothing", fix: "move it away" };
}

/** Why a file cannot hold secrets: git would commit it. */
function notIgnoredByGit(file: string): Problem | undefined {
  const git = gitOf([file]).get(file);
  if (git === "leaves it") return undefined;
  return {
    what: git === "takes it" ? "git does not ignore the file" : "git does not answer whether it ignores the file",
    allowed: "a file that git ignores",
    fix: "add *.tfvars.json to .gitignore, and git rm --cached the file if it is committed already",
  };
}

function refuse(file: string, problem: Problem | undefined): void {
  if (problem) throw new FileProblemsError([{ file, path: [], ...problem }]);
}

/** Only its owner can read it. */
function write({ file, text }: Plan): void {
  if (text !== undefined) writeWhole(new Map([[file, text]]), PRIVATE);
  else if (statOf(file)) chmodSync(file, PRIVATE);
}

const PRIVATE = 0o600;

function statOf(file: string): Stats | undefined {
  return lstatSync(file, { throwIfNoEntry: false });
}

function text({ file, added, renamed, present, unfit, unused }: Plan): string {
  const line = (what: string) => (name: string) => `  ${what.padEnd(7)}  ${name}\n`;
  const names = [...added, ...renamed, ...present, ...unused];
  if (names.length === 0) return `${file}\n  not needed: no tunnel takes its PSK from a file, as with PSKs in KMS\n`;
  const remark = unused.length > 0 ? ["  No tunnel of the environment uses these PSKs any more.\n"] : [];
  return [
    `${file}\n`,
    ...added.map(line("new")),
    ...renamed.map(({ name, from }) => `${name}, which was ${from}`).map(line("kept")),
    ...present.map(line("there")),
    ...unused.map(line("unused")),
    ...unfit.map(({ name, problem }) => `  ${name}: ${sentence({ ...problem, fix: "replace it at both ends" })}\n`),
    ...remark,
  ].join("");
}

function json(plans: readonly Plan[]): string {
  const files = plans.map(({ file, added, renamed, present, unfit, unused }) => ({
    ...{ file, added, renamed, present, unused },
    ...(unfit.length > 0 ? { unfit: unfit.map(({ name }) => name) } : {}),
  }));
  return `${JSON.stringify({ version: JSON_REPORT_VERSION, files }, null, 2)}\n`;
}
