import { neighboursOf } from "./bgp-neighbour";
import type { LogLine } from "./log";

/** What was logged between two addresses. */
export interface Conversation {
  /** The two addresses, lower text first, or for BGP the neighbour's inside CIDR; empty if no line names any. */
  readonly addresses: readonly string[];
  readonly lines: readonly LogLine[];
}

/**
 * Lines by their two addresses. Most lines name none: such a line belongs to the addresses of its IKE SA; else to the
 * packet that its thread received before or, if a timer woke the thread, sends next.
 */
export function conversations(lines: readonly LogLine[]): readonly Conversation[] {
  const found = new Map<string, { addresses: readonly string[]; lines: LogLine[] }>();
  for (const log of new Set(lines.map((line) => line.log))) {
    const own = lines.filter((line) => line.log === log);
    const neighbours = neighboursOf(own);
    pairsOf(own).forEach((pair, index) => {
      const addresses = pair ?? neighbours[index] ?? own[index]?.about?.toSorted() ?? [];
      const key = addresses.join();
      const conversation = found.get(key) ?? { addresses, lines: [] };
      conversation.lines.push(own[index] as LogLine);
      found.set(key, conversation);
    });
  }
  const all = [...found.values()];
  const [only, ...others] = all.filter(({ addresses }) => addresses.length > 0);
  // In the log of one connection, lines without an address belong to that connection.
  return only && others.length === 0 ? [{ addresses: only.addresses, lines }] : all;
}

type Pair = readonly string[] | undefined;

/** The addresses that each line of a log is about. */
function pairsOf(lines: readonly LogLine[]): Pair[] {
  const own = lines.map(({ says }) => pairIn(says));
  const bySa = new Map<string, Pair>();
  for (const [index, { sa }] of lines.entries())
    if (sa !== undefined && own[index] && !bySa.has(sa)) bySa.set(sa, own[index]);
  const byThread = pairsByThread(lines, own);
  return lines.map(({ sa }, index) => (sa === undefined ? byThread[index] : bySa.get(sa)));
}

/** A thread works on the packet it received or, after a timer, on the packet it sends next. */
function pairsByThread(lines: readonly LogLine[], own: readonly Pair[]): Pair[] {
  const found: Pair[] = [...own];
  /** For each thread, the addresses that it works on, and its lines that wait for addresses. */
  const threads = new Map<string, { pair: Pair; waiting: readonly number[] }>();
  for (const [index, { thread, says }] of lines.entries()) {
    if (thread === undefined) continue;
    const before = BEGINS.test(says) ? undefined : threads.get(thread);
    const pair = own[index] ?? before?.pair;
    const waiting = [...(before?.waiting ?? []), index];
    if (pair) for (const line of waiting) found[line] = pair;
    threads.set(thread, { pair, waiting: pair ? [] : waiting });
  }
  return found;
}

/** First lines of a thread after a timer or a command. */
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
