import { join } from "node:path";
import { Command } from "commander";
import { type Environment, keysFileName, keysWanted, pskReader } from "../../config";
import { readText } from "../../config/document";
import { printable } from "../../domain/printable";
import { changedLines } from "../../peer/changes";
import type { PeerDevice } from "../../peer/model";
import { warnings } from "../../peer/problems";
import type { PskOf } from "../../peer/profile";
import { pskReference } from "../../peer/psk";
import { configuration, type PeerFile, renderDevice } from "../../peer/render";
import { JSON_REPORT_VERSION } from "../../report/version";
import { choose, DEVICES, refuse } from "../chosen-devices";
import { CommandError } from "../command-error";
import type { PrintOptions } from "../conclude";
import { readGatewayAddresses } from "../gateway-addresses";
import { formatOption } from "../options";
import { type DeviceFiles, type FileOutcome, writeDevices } from "../peer-folder";

interface PeerOptions extends PrintOptions {
  readonly out: string;
  /** Files with the outputs of the stacks. */
  readonly outputs?: string;
  readonly state?: string;
  readonly plan?: string;
  /** A file of PSKs, or true for each environment's own. */
  readonly keys?: string | true;
}

export const command = new Command("peer")
  .description(
    "Writes a folder for each device at the other end: a sheet for people, a sheet for programs and, if the environment file names a profile, the device's configuration. The files have references instead of PSKs; --keys also writes files with the PSKs.",
  )
  .argument("[what...]", DEVICES)
  .option("--out <folder>", "where to write a folder for each device", "peers")
  .option("--outputs <file>", "gateway addresses: what terraform output -json prints")
  .option("--state <file>", "gateway addresses from a state")
  .option("--plan <file>", "gateway addresses from a plan: what terraform show -json prints")
  .option(
    "--keys [file]",
    "also write configurations with the PSKs of this file, for you alone (default: NAME-sites.tfvars.json)",
  )
  .addOption(formatOption())
  .action((args: string[], options: PeerOptions) => peer(args, options));

function peer(args: readonly string[], options: PeerOptions): void {
  const given = [options.outputs, options.state, options.plan].filter((file) => file !== undefined);
  const addresses = readGatewayAddresses(given);
  const chosen = choose(args, addresses);
  if (given.length > 0 && new Set(chosen.map(({ environment }) => environment)).size > 1)
    throw new CommandError("gateway addresses belong to one environment: name it, as in cenvpn peer prod --state FILE");
  refuse(chosen);
  const files = chosen.flatMap(({ environment, devices }) => {
    const psk = pskOf(environment, devices, options.keys);
    return devices.map((device) => ({ device, ...filesOf(device, options.out, psk) }));
  });
  const outcomes = writeDevices(files, options.out);
  const results = files.map(({ device }, index) => ({ device, outcomes: outcomes[index] ?? [] }));
  process.stdout.write(options.format === "json" ? json(results) : results.map(text).join("\n"));
}

/** Gives the PSKs of some devices; undefined if none are wanted. */
function pskOf(environment: Environment, devices: readonly PeerDevice[], keys: PeerOptions["keys"]): PskOf | undefined {
  if (keys === undefined) return undefined;
  const file = keys === true ? keysFileName(environment.name) : keys;
  const tunnels = new Set(devices.flatMap((device) => device.tunnels.map(({ name }) => name)));
  const wanted = keysWanted(environment).filter(({ name }) => tunnels.has(name));
  if (wanted.length === 0) return pskReference; // all are kept in KMS
  const psk = pskReader(file, readText(file, "a file of PSKs"), wanted);
  const inFile = new Set(wanted.map(({ name }) => name));
  return (tunnel) => (inFile.has(tunnel.name) ? psk(tunnel.name) : pskReference(tunnel));
}

/** Files without PSKs, and their copies with PSKs. */
function filesOf(device: PeerDevice, out: string, psk: PskOf | undefined): DeviceFiles {
  const open = texts(renderDevice(device));
  const secret = psk ? configuration(device, psk).filter(({ name, text }) => open.get(name) !== text) : [];
  return { folder: join(out, device.environment, device.site, device.device), open, secret: texts(secret) };
}

const texts = (files: readonly PeerFile[]) => new Map(files.map(({ name, text }) => [name, text]));

interface Result {
  readonly device: PeerDevice;
  readonly outcomes: readonly FileOutcome[];
}

function text({ device, outcomes }: Result): string {
  const name = `${device.environment}/${device.site}/${device.device}`;
  const lines = outcomes.flatMap(({ file, status, before, after }) => [
    `  ${status.padEnd("changed".length)}  ${file}`,
    ...(before === undefined || after === undefined ? [] : differences(before, after)),
  ]);
  const notes = [...device.notes, ...warnings(device)].map((note) => `  note     ${note}`);
  return `${[name, ...lines, ...notes].map(printable).join("\n")}\n`;
}

function differences(before: string, after: string): string[] {
  return changedLines(before, after).map((line) => `    ${line.sign}${line.text}`);
}

function json(results: readonly Result[]): string {
  const devices = results.map(({ device: { environment, site, device, profile, notes }, outcomes }) => ({
    ...{ environment, site, device, profile, notes },
    files: outcomes.map(({ file, status }) => ({ file, status })),
  }));
  return `${JSON.stringify({ version: JSON_REPORT_VERSION, devices }, null, 2)}\n`;
}
