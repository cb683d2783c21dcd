import { neighboursOf } from "./bgp-neighbour";
import type { LogEnd, LogLine } from "./log";

/** What was logged between two addresses. */
export interface Conversation {
  /** The two addresses, lower text first, or of BGP the neighbour's inside CIDR; empty when no line names any. */
  readonly addresses: readonly string[];
  readonly lines: readonly LogLine[];
}

/**
 * Lines by the two addresses that they are about. Most lines name none: such a line belongs where others of its IKE SA do; else
 * to the packet that its thread received before or, when a timer woke the thread, sends next.
 */
export function conversations(lines: readonly LogLine[]): readonly Conversation[] {
  const found = new Map<string, { addresses: readonly string[]; lines: LogLine[] }>();
  const ends: readonly LogEnd[] = ["device", "cloud"];
  for (const end of ends) {
    const own = lines.filter((line) => line.end === end);
    const neighbours = neighboursOf(own);
    const pairs = pairsOf(own).map((pair, index) => pair ?? neighbours[index]);
    own.forEach((line, index) => {
      const addresses = pairs[index] ?? [];
      const key = addresses.join();
      const conversation = found.get(key) ?? { addresses, lines: [] };
      conversation.lines.push(line);
      found.set(key, conversation);
    });
  }
  const all = [...found.values()];
  const [only, ...others] = all.filter(({ addresses }) => addresses.length > 0);
  // A log of one connection is about that one also where it names no address.
  return only && others.length === 0 ? [{ addresses: only.addresses, lines: all.flatMap((one) => one.lines) }] : all;
}

function pairsOf(lines: readonly LogLine[]): (readonly string[] | undefined)[] {
  const own = lines.map(({ says }) => pairIn(says));
  const bySa = new Map<string, readonly string[]>();
  lines.forEach(({ sa }, index) => {
    const pair = own[index];
    if (sa !== undefined && pair) bySa.set(sa, bySa.get(sa) ?? pair);
  });
  return lines.map((line, index) => {
    if (line.sa !== undefined) return bySa.get(line.sa);
    return own[index] ?? ofThread(lines, own, index);
  });
}

/** Lines of one thread, back to the packet that began them, else on to the packet that they end with. */
function ofThread(lines: readonly LogLine[], own: readonly (readonly string[] | undefined)[], index: number) {
  const { thread } = lines[index] ?? {};
  for (let before = index; before >= 0; before--) {
    if (lines[before]?.thread !== thread) continue;
    const says = lines[before]?.says ?? "";
    if (own[before]) return own[before];
    if (BEGINS.test(says)) break;
  }
  for (let after = index; after < lines.length; after++) {
    if (lines[after]?.thread === thread && own[after]) return own[after];
  }
  return undefined;
}

/** What a timer or a command lets a thread begin with. */
const BEGINS =
  /^(?:giving up|(?:sending )?retransmit \d+|DPD check|sending DPD|queueing IKE_VENDOR|queueing ISAKMP_VENDOR)/;

const ADDRESS = String.raw`(\d{1,3}(?:\.\d{1,3}){3})`;
const PAIRS: readonly RegExp[] = [
  new RegExp(String.raw`packet: from ${ADDRESS}\[\d+\] to ${ADDRESS}\[\d+\]`),
  new RegExp(String.raw`(?:^|[\s'])${ADDRESS}(?:\[[^\]]*\])?\.\.\.${ADDRESS}`),
  new RegExp(String.raw`${ADDRESS}\[\d+\] ?<=> ?${ADDRESS}\[\d+\]`),
];

function pairIn(says: string): readonly string[] | undefined {
  for (const form of PAIRS) {
    const [, one, other] = form.exec(says) ?? [];
    if (one && other) return [one, other].sort();
  }
  return undefined;
}
