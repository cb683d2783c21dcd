import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { Command } from "commander";
import {
  type BgpTunnel,
  environmentFiles,
  formatFileProblems,
  type InsideCidrs,
  insideCidrPlace,
  readInsideCidrs,
} from "../../config";
import { EXIT, type ExitCode } from "../../domain/exit-code";
import { network } from "../../domain/ipv4";
import { pskName } from "../../domain/psk";
import { writeWhole } from "../../files/whole-files";
import { groupBy } from "../../graph/group-by";
import { JSON_REPORT_VERSION } from "../../report/version";
import type { PrintOptions } from "../conclude";
import { namedFiles } from "../environment-files";
import { ENVIRONMENTS, formatOption, UNNAMED } from "../options";
import { refuseLink } from "../report-file";

interface AddressesOptions extends PrintOptions {
  /** Write missing inside CIDRs into the files. */
  readonly write?: boolean;
}

export const command = new Command("addresses")
  .description(
    "Lists the inside CIDRs in use in all environment files, by transit router and VPN gateway. Each tunnel of a connection with BGP needs one. Exit code 1 means that a VPN gateway or device has an inside CIDR twice.",
  )
  .argument("[file...]", `${ENVIRONMENTS}; ${UNNAMED}; inside CIDRs of the other files in the folder count as in use`)
  .option("--write", "fill in missing inside CIDRs with the lowest free ones; everything else stays")
  .addOption(formatOption())
  .action((args: string[], options: AddressesOptions) => {
    process.exitCode = addresses(namedFiles(args), options);
  });

function addresses(files: readonly string[], options: AddressesOptions): ExitCode {
  const neighbours = neighboursOf(files);
  const found = readInsideCidrs(files, neighbours);
  if (options.write) {
    for (const file of found.filled.keys()) refuseLink(file, dirname(file));
    writeWhole(found.filled);
  }
  const now = options.write ? readInsideCidrs(files, neighbours) : found;
  if (now.unread.length > 0) {
    process.stderr.write(`It is not known which inside CIDRs these use:\n${formatFileProblems(now.unread)}\n`);
  }
  const written = options.write ? [...found.free] : undefined;
  process.stdout.write(options.format === "json" ? json(now, written) : text(now, written));
  return now.clashes.length > 0 ? EXIT.findings : EXIT.fine;
}

/** Other environment files in the same folders: their blocks count as in use. */
function neighboursOf(files: readonly string[]): string[] {
  const folders = [...new Set(files.map((file) => dirname(file)))].filter(isReadable);
  return folders.flatMap((folder) => environmentFiles(folder)).filter((file) => !files.includes(file));
}

type Written = readonly (readonly [BgpTunnel, string])[];

/** The written blocks; then all blocks in order, by transit router or VPN gateway; clashes; counts. */
function text({ tunnels, free, clashes }: InsideCidrs, written: Written | undefined): string {
  const width = Math.max(0, ...tunnels.map((tunnel) => nameOf(tunnel).length));
  const line = (what: string, tunnel: BgpTunnel, remark = "") =>
    `  ${what.padEnd(LONGEST_BLOCK)}  ${nameOf(tunnel).padEnd(width)}  ${insideCidrPlace(tunnel)}${remark}`;
  const groups = [
    ...(written ? [writtenText(written)] : []),
    ...byEnd(tunnels).map(([end, there]) => [
      end,
      ...there.map((tunnel) =>
        tunnel.missing
          ? line("missing", tunnel, `  ${free.get(tunnel) ?? "none"} is free`)
          : line(`${tunnel.cidr}`, tunnel),
      ),
    ]),
    ...clashes.map(({ cidr, at, tunnels: sharing }) => [
      `${cidr} is in use ${sharing.length} times at ${at}`,
      ...sharing.map((tunnel) => line(cidr, tunnel)),
      "  Allowed: once. Fix: remove all but one, and let cenvpn addresses --write fill them in.",
    ]),
  ];
  const missing = tunnels.filter((tunnel) => tunnel.missing).length;
  const hint = missing > 0 ? " (cenvpn addresses --write)" : "";
  const counts = `${tunnels.length - missing} in use, ${missing} missing${hint}, ${clashes.length} in use twice`;
  return `${[...groups.map((lines) => lines.join("\n")), counts].join("\n\n")}\n`;
}

function writtenText(written: Written): string[] {
  if (written.length === 0) return ["No inside CIDR is missing: nothing to write."];
  return [
    "Written",
    ...written.map(([tunnel, cidr]) => `  ${cidr.padEnd(LONGEST_BLOCK)}  ${nameOf(tunnel)}  ${tunnel.document.file}`),
  ];
}

const LONGEST_BLOCK = "169.254.255.252/30".length;

function json({ tunnels, free, clashes }: InsideCidrs, written: Written | undefined): string {
  const describe = (tunnel: BgpTunnel) => ({
    tunnel: nameOf(tunnel),
    ...(tunnel.missing ? { free: free.get(tunnel) } : { insideCidr: tunnel.cidr }),
    device: tunnel.device,
    source: insideCidrPlace(tunnel),
  });
  const ends = byEnd(tunnels).map(([end, there]) => ({ end, tunnels: there.map(describe) }));
  const sharing = clashes.map(({ tunnels: sharers, ...clash }) => ({ ...clash, tunnels: sharers.map(describe) }));
  const added = written?.map(([tunnel, insideCidr]) => ({
    tunnel: nameOf(tunnel),
    insideCidr,
    file: tunnel.document.file,
  }));
  return `${JSON.stringify({ version: JSON_REPORT_VERSION, ends, clashes: sharing, written: added }, null, 2)}\n`;
}

/** Tunnels by their end, in the order of their blocks; those without a block last. */
function byEnd(tunnels: readonly BgpTunnel[]): [string, BgpTunnel[]][] {
  const ends = groupBy(tunnels, ({ end }) => end);
  const order = ({ cidr }: BgpTunnel) => (cidr === undefined ? Number.POSITIVE_INFINITY : network(cidr).first);
  return [...ends].map(([end, there]) => [end, there.sort((one, other) => order(one) - order(other))]);
}

function nameOf({ site, connection, tunnel }: BgpTunnel): string {
  return pskName(site, connection, tunnel);
}

function isReadable(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0;
  } catch {
    return false; // the reader of the files reports the reason
  }
}
