import { type Difference, differences, readProposals } from "./algorithms";
import { type Conversation, conversations } from "./conversation";
import { FAULT_IDS, type FaultId } from "./faults";
import { type KnownTunnel, tunnelOf } from "./known";
import type { LogEnd, LogLine } from "./log";
import { asFaults, narrowed } from "./narrow";
import type { Moment, Sign } from "./sign";
import { BGP_SIGNS } from "./signs/bgp";
import { CHARON_SIGNS } from "./signs/charon";
import { CLOUD_SIGNS } from "./signs/cloud";

/** What is wrong between two addresses. */
export interface Diagnosis {
  readonly addresses: readonly string[];
  /** The tunnel, if known: `berlin/main/1`. */
  readonly tunnel?: string;
  /** One fault, or several candidates if the logs do not decide. */
  readonly faults: readonly FaultId[];
  /** The settings of each end, as far as known. */
  readonly differences: readonly Difference[];
  /** The lines that show it, the more certain first. */
  readonly evidence: readonly LogLine[];
}

const SIGNS: readonly Sign[] = [...CHARON_SIGNS, ...CLOUD_SIGNS, ...BGP_SIGNS];

/**
 * The faults that the logs of one or both ends show, for each pair of addresses, unless a tunnel came up later.
 * @param known The intended settings of the tunnels, which decide what the logs leave open.
 */
export function diagnose(lines: readonly LogLine[], known: readonly KnownTunnel[] = []): readonly Diagnosis[] {
  return conversations(lines).flatMap((conversation) => diagnosisOf(conversation, known) ?? []);
}

function diagnosisOf(conversation: Conversation, known: readonly KnownTunnel[]): Diagnosis | undefined {
  const { addresses, lines } = conversation;
  const tunnel = tunnelOf(known, addresses);
  const shown = shownIn(conversation);
  const first = shown.toSorted((one, other) => rank(one) - rank(other))[0];
  if (!first) return undefined;
  const left = open(first.faults, shown);
  const { faults, differences } = tunnel ? narrowed(left, lines, tunnel) : { faults: left, differences: [] };
  const refused = refusedProposals(conversation).filter(({ fault }) => faults.includes(fault));
  const evidence = shown
    .filter((one) => one.faults.some((fault) => faults.includes(fault)))
    .toSorted((one, other) => one.faults.length - other.faults.length);
  return {
    addresses,
    ...(tunnel ? { tunnel: tunnel.name } : {}),
    faults,
    differences: onePerSetting(refused.length > 0 ? refused : differences),
    evidence: distinct(evidence.map(({ line }) => line)),
  };
}

/** A line, and the candidates for its fault. */
interface Shown {
  readonly line: LogLine;
  readonly faults: readonly FaultId[];
}

/** What the lines of a conversation show since everything last worked. */
function shownIn({ lines }: Conversation): readonly Shown[] {
  const ends: readonly LogEnd[] = ["cloud", "device"];
  return ends.flatMap((end) => shownByEnd(lines.filter((line) => line.end === end)));
}

function shownByEnd(lines: readonly LogLine[]): readonly Shown[] {
  const all = lines.map(({ says }) => says);
  let established = false;
  let shown: Shown[] = [];
  for (const [index, line] of lines.entries()) {
    if (BEGINS.test(line.says)) established = false;
    if (IKE_UP.test(line.says)) established = true;
    if (CHILD_UP.test(line.says)) shown = shown.filter(({ faults }) => faults.includes("selectors-narrowed"));
    const next = all.slice(index + 1, index + 8);
    const faults = faultsIn(line, { established, next, all });
    if (faults) shown.push({ line, faults });
  }
  return shown;
}

const BEGINS = /initiating (?:an )?IKE_SA|initiating an? (?:Main|Aggressive) Mode|initiating (?:Main|Aggressive) Mode/;
const IKE_UP = /IKE_SA \S+ established between|ISAKMP-SA established/;
const CHILD_UP = /CHILD_SA \S+ established with SPIs|IPsec-SA established/;

/** A certain fault before several candidates, both by how specific they are. */
function rank({ faults }: Shown): number {
  return Math.min(...faults.map((fault) => FAULT_IDS.indexOf(fault))) * 2 + (faults.length > 1 ? 1 : 0);
}

/** What a line shows; of several signs, the one with the fewest candidates. */
function faultsIn({ says }: LogLine, moment: Moment): readonly FaultId[] | undefined {
  const shown = SIGNS.flatMap((sign) => {
    const match = sign.says.exec(says);
    if (!match) return [];
    return [typeof sign.shows === "function" ? sign.shows(match, moment) : sign.shows];
  });
  return shown.filter((faults) => faults.length > 0).toSorted((one, other) => one.length - other.length)[0];
}

/** The candidates of a line that remain after the other lines of the conversation. */
function open(faults: readonly FaultId[], shown: readonly Shown[]): readonly FaultId[] {
  return shown.reduce((left, other) => {
    const common = left.filter((fault) => other.faults.includes(fault));
    return common.length > 0 ? common : left;
  }, faults);
}

/** The differences between the offered and the own proposals of the refusing end; from the last refusal. */
function refusedProposals({ lines }: Conversation) {
  const pairs = lines.flatMap(({ end, says }, index) => {
    const [, received] = /^received proposals: (.+)/.exec(says) ?? [];
    const [, configured] = /^configured proposals: (.+)/.exec(lines[index + 1]?.says ?? "") ?? [];
    if (!received || !configured) return [];
    const [theirs, own] = [readProposals(received), readProposals(configured)];
    return [asFaults(end === "cloud" ? differences(own, theirs) : differences(theirs, own))];
  });
  return pairs.flat().reverse();
}

/** If several refusals name a setting, the last one's. */
function onePerSetting(found: readonly Difference[]): readonly Difference[] {
  const first = found.filter(({ setting }, index) => found.findIndex((other) => other.setting === setting) === index);
  return first.map(({ setting, cloud, device }) => ({ setting, cloud, device }));
}

function distinct(lines: readonly LogLine[]): readonly LogLine[] {
  return lines.filter((line, index) => lines.findIndex((other) => other.says === line.says) === index);
}
