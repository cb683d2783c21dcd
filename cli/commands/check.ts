import { Command, Option } from "commander";
import { stringify } from "yaml";
import { type Environment, environmentFiles, selectedFiles } from "../../config";
import { EXIT, type ExitCode } from "../../domain/exit-code";
import { FORMATS } from "../../report/format";
import { withAllProblems } from "../all-problems";
import { CommandError } from "../command-error";
import { conclude, type OutputOptions, refuseReports } from "../conclude";
import { environmentsOf } from "../environment-files";
import { judgePaths, type NamingOptions, readings } from "../judge-paths";
import { ENVIRONMENTS, formatOption, reportOption, stackOption, UNNAMED, withJudging } from "../options";
import { expand, sorted } from "../paths";
import { type PolicyOptions, settingsOf } from "../settings";

interface CheckOptions extends OutputOptions, PolicyOptions, NamingOptions {
  /** The synthesized folder of the plans. */
  readonly synth?: string;
  /** Print effective values instead. */
  readonly print?: boolean;
}

/** Options of the policy and of the reports. */
const JUDGING = ["format", "report", "config", "plugins", "failOn", "stack", "strict", "synth"];

export const command = withJudging(
  new Command("check")
    .description(
      "Judges environment files, synth folders (cdktf.out), plans and states (terraform show -json, or *.tfstate) by all rules and limits.",
    )
    .argument("[path...]", `${ENVIRONMENTS}, synth folders, plan JSON, state JSON; ${UNNAMED}`)
    .addOption(formatOption(FORMATS))
    .addOption(reportOption()),
)
  .addOption(stackOption())
  .option(
    "--synth <folder>",
    "the cdktf synth folder of the plans: gives them lines, raised limits and waivers in code; cenvpn does not judge the folder itself",
  )
  .addOption(
    new Option("--print", "print the environments with every default written out, and judge nothing").conflicts(
      JUDGING,
    ),
  )
  .action(async (paths: string[], options: CheckOptions) => {
    process.exitCode = await withAllProblems(
      () => [() => settingsOf(options), ...readings(paths, options.synth)],
      () => check(paths, options),
    );
  });

/** Judges environment files, synth folders, plans and states together. */
async function check(paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  if (options.print) {
    const { environments, terraform } = sorted(paths);
    if (terraform.length > 0) throw new CommandError("--print prints environment files only");
    process.stdout.write(
      environmentsOf(environments ?? selectedFiles(environmentFiles()))
        .map(effective)
        .join("---\n"),
    );
    return EXIT.fine;
  }
  const settings = await settingsOf(options);
  process.stderr.write(settings.notice);
  const { synth } = options;
  const judgedFiles = paths.length > 0 ? paths.flatMap(expand) : environmentFiles();
  refuseReports(options, settings, synth ? [...judgedFiles, synth] : judgedFiles);
  const { judgement, ...shown } = await judgePaths(
    paths,
    { ...settings, judge: { ...settings.judge, ...(synth ? { synth } : {}) } },
    options,
  );
  return conclude(judgement, options, settings, shown);
}

/** The environment as a file with every default written out, without places. */
function effective({ file, ...environment }: Environment): string {
  const isPlace = (key: unknown, value: unknown) => key === "source" && /:\d+:\d+$/.test(String(value));
  const text = stringify(environment, (key, value) => (isPlace(key, value) ? undefined : value), {
    aliasDuplicateObjects: false,
  });
  return `# ${file}, with every default written out\n${text}`;
}
