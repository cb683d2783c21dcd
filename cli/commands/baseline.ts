import { Command } from "commander";
import type { Settings } from "../../app/settings";
import { LARGEST_FILE } from "../../config/document";
import { EXIT, type ExitCode } from "../../domain/exit-code";
import { readRegular } from "../../files/regular-files";
import { type Finding, isRefusedByCloud, standing, waiverRules } from "../../policy";
import { subjectOf } from "../../report/words";
import { withAllProblems } from "../all-problems";
import { judgePaths, type NamingOptions, readings } from "../judge-paths";
import { ENVIRONMENTS, stackOption, UNNAMED, withRules } from "../options";
import { writeReport } from "../report-file";
import { type PolicyOptions, settingsOf } from "../settings";

export const command = withRules(
  new Command("baseline")
    .description(
      "Judges as check does, and writes the findings to baseline.json. These findings stay in every report, but fail nothing. The file leaves out what the cloud refuses anyway.",
    )
    .argument("[path...]", `${ENVIRONMENTS}, synth folders, plan JSON; ${UNNAMED}`),
)
  .addOption(stackOption())
  .action(async (paths: string[], options: PolicyOptions & NamingOptions) => {
    const settings = () => settingsOf(options, { makesBaseline: true });
    process.exitCode = await withAllProblems(
      () => [settings, ...readings(paths)],
      async () => baseline(paths, options, await settings()),
    );
  });

/** The file keeps its entries of stacks that this run does not judge. */
async function baseline(paths: readonly string[], options: NamingOptions, settings: Settings): Promise<ExitCode> {
  process.stderr.write(settings.notice);
  const {
    judgement: { findings, stacks },
  } = await judgePaths(
    paths,
    {
      ...settings,
      judge: { ...settings.judge, baseline: [] },
    },
    options,
  );
  const found = standing(findings).filter(({ rule }) => !waiverRules.some(({ id }) => id === rule));
  const isRefused = (finding: Finding) => isRefusedByCloud(finding, settings.judge.rules ?? []);
  const refused = found.filter(isRefused);
  const kept = (settings.judge.baseline ?? []).filter(({ stack }) => !stacks.some(({ name }) => name === stack));
  const entries = [
    ...kept.map(({ fingerprint, rule, stack, where }) => ({ fingerprint, rule, stack, where })),
    ...found
      .filter((finding) => !isRefused(finding))
      .map((finding) => ({
        fingerprint: finding.fingerprint,
        rule: finding.rule,
        stack: finding.stack,
        where: [subjectOf(finding), finding.argument].filter(Boolean).join(" "),
      })),
  ];
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`);
  const content = `{\n  "version": 1,\n  "findings": [\n${lines.join(",\n")}\n  ]\n}\n`;
  if (content !== read(settings.baselineFile)) writeReport(settings.baselineFile, content);
  process.stdout.write(`${settings.baselineFile}: ${entries.length} findings\n`);
  for (const finding of refused)
    process.stderr.write(`Left out, since the cloud refuses it: ${finding.rule} at ${subjectOf(finding)}\n`);
  return refused.length > 0 ? EXIT.findings : EXIT.fine;
}

function read(file: string): string | undefined {
  try {
    const bytes = readRegular(file, LARGEST_FILE);
    return "why" in bytes ? undefined : bytes.toString("utf8");
  } catch {
    return undefined;
  }
}
