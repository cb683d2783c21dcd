import { type Command, Option } from "commander";
import { stackNameProblem } from "../domain/name";
import { sentence } from "../domain/problem";
import { CommandError } from "./command-error";
import { parseReportFile, type ReportFile } from "./report-file";

// Options that several commands have.

/** What names the environments that a command is about. */
export const ENVIRONMENTS = "environment files, or names of environments";

/** What a command reads without arguments. */
export const UNNAMED = "without any, all in environments/";

/** The values of an option that may be given several times. */
export function gathered(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

export const formatOption = (choices: readonly string[] = ["text", "json"]) =>
  new Option("--format <format>", "how to print the result").choices(choices).default("text");

export const reportOption = () =>
  new Option("--report <format=file>", "also write the result to a file; may be given several times").argParser(
    (value: string, before: readonly ReportFile[] = []) => [...before, parseReportFile(value)],
  );

export const sinceOption = () =>
  new Option(
    "--since <revision>",
    "print and judge the change from a commit, branch or tag to the files here: deploys the old files to a simulated cloud, and plans the new files there",
  );

const configOption = () =>
  new Option("--config <file>", "the project's policy: levels, rules, waivers (default: cenvpn.yaml)");

// Both options, since commander would make a default of one alone.
const pluginsOption = () => new Option("--plugins", "run the rules that cenvpn.yaml names, even in CI for a fork");
const noPluginsOption = () =>
  new Option("--no-plugins", "do not run the rules that cenvpn.yaml names: rules are code that runs with your rights");

const failOnOption = () =>
  new Option("--fail-on <level>", "lowest level that counts as failure (default: error)").choices(["error", "warning"]);

const strictOption = () => new Option("--strict", "also fail when a check is undecided");

/** Options that choose the rules. */
export const withRules = (command: Command): Command =>
  command.addOption(configOption()).addOption(pluginsOption()).addOption(noPluginsOption());

/** Options that choose the policy. */
export const withJudging = (command: Command): Command =>
  withRules(command).addOption(failOnOption()).addOption(strictOption());

export const stackOption = () =>
  new Option(
    "--stack <name>",
    "the stack of the given plan or state, where the path does not name the stack",
  ).argParser(parseStackName);

function parseStackName(name: string): string {
  const problem = stackNameProblem(name);
  if (problem) throw new CommandError(`--stack ${name}: ${sentence(problem)}`);
  return name;
}
