import { formatIpv4, parseIpv4 } from "../../domain/ipv4";
import type { LogLine } from "./log";

/**
 * The session of each line, as the inside CIDR of both ends; for BIRD, whose log has names, the name, unless the
 * session's details were given too. Lines of a command's output belong to the session it named last.
 */
export function neighboursOf(lines: readonly LogLine[]): (readonly string[] | undefined)[] {
  const cidrs = cidrsByName(lines);
  let shown: string | undefined;
  return lines.map(({ says, shown: isShown }) => {
    const own = neighbourIn(says);
    if (BLOCK.test(says)) shown = own;
    const neighbour = own ?? (isShown ? shown : undefined);
    return neighbour === undefined ? undefined : [cidrs.get(neighbour) ?? neighbour];
  });
}

const ADDRESS = String.raw`(\d{1,3}(?:\.\d{1,3}){3})`;
/** The start of the lines about one session. */
const BLOCK = /^BGP neighbor is|^\S+\s+BGP\s+---/;
const BY_ADDRESS: readonly RegExp[] = [
  new RegExp(`^BGP neighbor is ${ADDRESS}`),
  new RegExp(`neighbor ${ADDRESS}`),
  new RegExp(`failed for peer: ${ADDRESS}`),
  new RegExp(`^${ADDRESS}(?:\\(| (?:\\[FSM\\]|\\[Event\\]|bad OPEN|went from)|\\s+4\\s+\\d+\\s)`),
];
const BY_NAME: readonly RegExp[] = [
  /^(\w+)\s+BGP\s+---/,
  /^(\w+): (?=Received:|Error:|State|Socket)/,
  /Disabling protocol (\w+)/,
];

function neighbourIn(says: string): string | undefined {
  const [, address] = BY_ADDRESS.map((form) => form.exec(says)).find((match) => match) ?? [];
  if (address !== undefined) return insideCidr(address);
  return BY_NAME.map((form) => form.exec(says)?.[1]).find((name) => name !== undefined);
}

/** BIRD shows the neighbour's address below the session's name. */
function cidrsByName(lines: readonly LogLine[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let name = "";
  for (const { says } of lines) {
    name = /^(\w+)\s+BGP\s+---/.exec(says)?.[1] ?? name;
    const [, address] = new RegExp(`^Neighbor address: +${ADDRESS}`).exec(says) ?? [];
    if (address !== undefined) found.set(name, insideCidr(address));
  }
  return found;
}

/** The /30 that an address is in. */
function insideCidr(address: string): string {
  return `${formatIpv4(((parseIpv4(address) ?? 0) & ~3) >>> 0)}/30`;
}
