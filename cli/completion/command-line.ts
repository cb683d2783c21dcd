import type { Command, Option } from "commander";
import { rules } from "../../policy";

/** A command of the program, for completion by a shell. */
export interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** Words that may follow it, if a shell cannot know them; else files may. */
  readonly words: readonly string[];
}

export interface CompletedOption {
  /** `--format`, `-V`. */
  readonly flags: readonly string[];
  readonly summary: string;
  readonly takesValue: boolean;
  /** Its allowed values, if they are a list. */
  readonly values: readonly string[];
}

/** What may be typed after the name of the program. */
export const completed = (program: Command): readonly Completed[] =>
  program.commands.map((command) => ({
    name: command.name(),
    summary: command.summary() || command.description(),
    options: [...command.options, HELP].map(completedOption),
    words: wordsOf(command),
  }));

const HELP = { short: "-h", long: "--help", description: "print this help" };

function completedOption(option: Partial<Option>): CompletedOption {
  const { short, long, description = "", required = false, optional = false, argChoices = [] } = option;
  return {
    flags: [long, short].filter((flag) => flag !== undefined),
    summary: description,
    takesValue: required || optional,
    values: argChoices,
  };
}

function wordsOf(command: Command): readonly string[] {
  if (command.name() === "explain") return rules.map(({ id }) => id);
  return command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
}
