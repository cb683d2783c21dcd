import { basename } from "node:path";
import { Command } from "commander";
import { readText, STDIN } from "../../config/document";
import { EXIT } from "../../domain/exit-code";
import { printable } from "../../domain/printable";
import { readJson } from "../../graph/read/load";
import { type Diagnosis, diagnose } from "../../peer/diagnosis/diagnose";
import { FAULTS } from "../../peer/diagnosis/faults";
import { knownTunnel } from "../../peer/diagnosis/known";
import { isReadable, type LogEnd, type LogLine, readLog } from "../../peer/diagnosis/log";
import { diagnosisText } from "../../peer/diagnosis/text";
import { JSON_REPORT_VERSION } from "../../report/version";
import { type Chosen, choose } from "../chosen-devices";
import { CommandError } from "../command-error";
import type { PrintOptions } from "../conclude";
import { connectionLogs } from "../connection-logs";
import { connectionIdIn, readGatewayAddresses } from "../gateway-addresses";
import { formatOption } from "../options";

interface DiagnoseOptions extends PrintOptions {
  readonly cloud?: readonly string[];
  readonly site?: string;
  readonly outputs?: string;
  readonly ask?: boolean;
  readonly endpoint?: string;
}

/** Names standard input among files. */

export const command = new Command("diagnose")
  .description(
    "Names faults between a device and the cloud, with the fix at either end. Reads the cloud's IKE log, the logs of strongSwan, FRR and BIRD, and the output of their show commands. The logs of both ends together say more than either alone.",
  )
  .argument("[logs...]", "logs of the device, or of the cloud in its own layout; - reads standard input")
  .option("--cloud <file>", "a log of the cloud's end in any layout; may be given several times", gathered)
  .option("--site <what>", "the tunnels as the environment describes them: NAME, NAME/SITE or NAME/SITE/DEVICE")
  .option("--outputs <file>", "gateway addresses, which identify the tunnels: from terraform output -json, or a state")
  .option("--ask", "read the last ten minutes of the cloud's log of the site's connections; needs credentials")
  .option("--endpoint <url>", "another address of the VPN API")
  .addOption(formatOption())
  .addHelpText("after", "\nExit codes: 0 no fault, 1 a fault, 2 wrong usage.")
  .action(async (logs: string[], options: DiagnoseOptions) => {
    const { cloud = [], ask } = options;
    if (logs.length === 0 && cloud.length === 0 && !ask)
      throw new CommandError("name a log, or write - to read standard input: cenvpn diagnose charon.log");
    const chosen = chosenBy(options);
    const given = [...logs.map((file) => read(file, "device")), ...cloud.map((file) => read(file, "cloud"))];
    const lines = [...given.flatMap(({ lines: written }) => written), ...(ask ? await asked(chosen, options) : [])];
    const known = chosen.flatMap(({ devices }) => devices.flatMap(({ tunnels }) => tunnels.map(knownTunnel)));
    const diagnoses = diagnose(lines, known);
    if (diagnoses.length === 0) refuseUnreadable(given);
    process.stdout.write(options.format === "json" ? json(diagnoses) : text(diagnoses));
    process.exitCode = diagnoses.length > 0 ? EXIT.findings : EXIT.fine;
  });

function gathered(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

interface Log {
  readonly name: string;
  readonly lines: readonly LogLine[];
}

function read(file: string, end: LogEnd): Log {
  const name = file === STDIN ? "standard input" : basename(file);
  return { name, lines: readLog(readText(file, "a log", true), end, name) };
}

/** "No fault" would be a false comfort for the log of a program that cenvpn does not know. */
function refuseUnreadable(logs: readonly Log[]): void {
  const unread = logs.filter(({ lines }) => !isReadable(lines)).map(({ name }) => name);
  if (unread.length === 0) return;
  throw new CommandError(
    `no line of ${unread.join(", ")} has a form that cenvpn reads. Allowed: logs of strongSwan, FRR and BIRD, output of their show commands, and the cloud's log. The cloud's log alone shows many faults: --cloud FILE, or --ask`,
  );
}

/** The intended settings of the tunnels. */
function chosenBy({ site, outputs }: DiagnoseOptions): readonly Chosen[] {
  return site === undefined ? [] : choose([site], readGatewayAddresses(outputs === undefined ? [] : [outputs]));
}

/** The cloud's logs of all connections of the chosen devices. */
async function asked(chosen: readonly Chosen[], { outputs, endpoint }: DiagnoseOptions): Promise<readonly LogLine[]> {
  if (outputs === undefined || chosen.length === 0)
    throw new CommandError("--ask needs --site, and --outputs with the ids of the site's connections");
  const documents = [readJson(outputs)];
  const lines: LogLine[] = [];
  for (const { environment, devices } of chosen) {
    const names = devices.flatMap(({ site, tunnels }) => tunnels.map(({ connection }) => [site, connection] as const));
    const ids = names.map(([site, connection]) => connectionIdIn(documents, site, connection));
    const known = [...new Set(ids.filter((id) => id !== undefined))];
    for (const { connectionId, number, addresses, text } of await connectionLogs(environment.region, known, endpoint))
      lines.push(...readLog(text, "cloud", `the cloud's log of ${connectionId}, tunnel ${number}`, addresses));
  }
  return lines;
}

function text(diagnoses: readonly Diagnosis[]): string {
  if (diagnoses.length === 0) return "These logs show no fault.\n";
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
