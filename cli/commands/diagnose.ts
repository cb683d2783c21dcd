import { basename } from "node:path";
import { Command } from "commander";
import { readText } from "../../config/document";
import { EXIT } from "../../domain/exit-code";
import { printable } from "../../domain/printable";
import { type Diagnosis, diagnose } from "../../peer/diagnosis/diagnose";
import { FAULTS } from "../../peer/diagnosis/faults";
import { type KnownTunnel, knownTunnel } from "../../peer/diagnosis/known";
import { type LogEnd, type LogLine, readLog } from "../../peer/diagnosis/log";
import { diagnosisText } from "../../peer/diagnosis/text";
import { JSON_REPORT_VERSION } from "../../report/version";
import { choose } from "../chosen-devices";
import { CommandError } from "../command-error";
import type { PrintOptions } from "../conclude";
import { readGatewayAddresses } from "../gateway-addresses";
import { formatOption } from "../options";

interface DiagnoseOptions extends PrintOptions {
  readonly cloud?: readonly string[];
  readonly site?: string;
  readonly outputs?: string;
}

/** Names standard input among files. */
const STDIN = "-";

export const command = new Command("diagnose")
  .description(
    "Names what is wrong between a device and the cloud, and what to do about it at either end, from what they log: the cloud's IKE log, strongSwan's, FRR's and BIRD's, and what their show commands print. The logs of both ends say more than one alone.",
  )
  .argument("[logs...]", "logs of the device, or of the cloud in its own layout; - reads standard input")
  .option("--cloud <file>", "a log of the cloud's end in any layout; may be given several times", gathered)
  .option("--site <what>", "what the tunnels are meant to be: NAME, NAME/SITE or NAME/SITE/DEVICE")
  .option(
    "--outputs <file>",
    "gateway addresses, which tell the tunnels apart: what terraform output -json prints, or a state",
  )
  .addOption(formatOption())
  .addHelpText("after", "\nExit codes: 0 nothing wrong is found, 1 something is, 2 wrong usage.")
  .action((logs: string[], options: DiagnoseOptions) => {
    if (logs.length === 0 && !options.cloud)
      throw new CommandError("name a log, or - and give it on standard input: cenvpn diagnose charon.log");
    const lines = [
      ...logs.flatMap((file) => read(file, "device")),
      ...(options.cloud ?? []).flatMap((file) => read(file, "cloud")),
    ];
    const diagnoses = diagnose(lines, knownOf(options));
    process.stdout.write(options.format === "json" ? json(diagnoses) : text(diagnoses));
    process.exitCode = diagnoses.length > 0 ? EXIT.findings : EXIT.fine;
  });

function gathered(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function read(file: string, end: LogEnd): readonly LogLine[] {
  return readLog(
    readText(file === STDIN ? "/dev/stdin" : file, "a log"),
    end,
    file === STDIN ? "standard input" : basename(file),
  );
}

function knownOf({ site, outputs }: DiagnoseOptions): readonly KnownTunnel[] {
  if (site === undefined) return [];
  const chosen = choose([site], readGatewayAddresses(outputs === undefined ? [] : [outputs]));
  return chosen.flatMap(({ devices }) => devices.flatMap(({ tunnels }) => tunnels.map(knownTunnel)));
}

function text(diagnoses: readonly Diagnosis[]): string {
  if (diagnoses.length === 0) return "Nothing wrong is found in these logs.\n";
  const paragraphs = diagnoses.map((one) => diagnosisText(one).split("\n").map(printable).join("\n"));
  return `${paragraphs.join("\n\n")}\n`;
}

function json(diagnoses: readonly Diagnosis[]): string {
  const written = diagnoses.map(({ faults, evidence, ...rest }) => ({
    ...rest,
    faults: faults.map((id) => ({ id, ...FAULTS[id] })),
    evidence: evidence.map(({ log, number, says }) => ({ log, line: number, says })),
  }));
  return `${JSON.stringify({ version: JSON_REPORT_VERSION, diagnoses: written }, null, 2)}\n`;
}
