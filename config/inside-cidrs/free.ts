import { deviceInsideCidrProblem } from "../../domain/device";
import { insideCidrsInOrder } from "../../domain/inside-cidr";
import type { SourceDocument } from "../document";
import type { FileProblem, Path } from "../problem";
import { type BgpTunnel, bgpTunnels, insideCidrPath } from "./bgp-tunnels";

/** The lowest free block for each tunnel without a block; none when all are in use. */
export function freeInsideCidrs(tunnels: readonly BgpTunnel[]): Map<BgpTunnel, string> {
  const pools = new Map<string, { readonly blocks: readonly string[]; next: number }>();
  const taken = new Map<string, Set<string>>();
  const takenAt = (at: string) => {
    const blocks = taken.get(at) ?? new Set();
    taken.set(at, blocks);
    return blocks;
  };
  for (const { cidr, end, device } of tunnels) {
    if (cidr === undefined) continue;
    takenAt(end).add(cidr);
    if (device !== undefined) takenAt(device).add(cidr);
  }
  const given = new Map<BgpTunnel, string>();
  for (const tunnel of tunnels.filter(({ cidr }) => cidr === undefined)) {
    const [atEnd, atDevice] = [takenAt(tunnel.end), takenAt(tunnel.device ?? tunnel.end)];
    const pool = pools.get(tunnel.end) ?? { blocks: insideCidrsInOrder(atEnd), next: 0 };
    pools.set(tunnel.end, pool);
    while (atEnd.has(pool.blocks[pool.next] ?? "")) pool.next++;
    const free = pool.blocks.find(
      (cidr, index) => index >= pool.next && !atEnd.has(cidr) && !atDevice.has(cidr) && isTakenBy(tunnel, cidr),
    );
    if (free === undefined) continue;
    atEnd.add(free);
    atDevice.add(free);
    given.set(tunnel, free);
  }
  return given;
}

/** Whether the device at the other end takes a block. */
function isTakenBy({ profile }: BgpTunnel, cidr: string): boolean {
  return profile === undefined || deviceInsideCidrProblem(profile, cidr) === undefined;
}

/**
 * The same problems. The fix for an inside CIDR is a free block or, if many are missing, the command that fills them
 * all in.
 */
export function offerFreeInsideCidrs(
  problems: readonly FileProblem[],
  documents: readonly SourceDocument[],
): FileProblem[] {
  const concerned = problems.filter(({ path }) => path.at(-1) === "insideCidr");
  if (concerned.length === 0) return [...problems]; // looking for free blocks takes time
  const free = new Map(
    [...freeInsideCidrs(documents.flatMap(bgpTunnels))].map(([tunnel, cidr]) => [
      keyOf(tunnel.document.file, insideCidrPath(tunnel)),
      { cidr, missing: tunnel.missing },
    ]),
  );
  const offerOf = ({ file, path }: FileProblem) => free.get(keyOf(file, path));
  const isMany = concerned.filter((problem) => offerOf(problem)?.missing).length > FEW;
  return problems.map((problem) => {
    const { cidr, missing } = offerOf(problem) ?? {};
    if (cidr === undefined) return problem;
    if (missing && isMany)
      return { ...problem, fix: "run cenvpn addresses --write, which gives each tunnel a free one" };
    return { ...problem, fix: `${cidr} is free${missing ? " (cenvpn addresses --write)" : ""}` };
  });
}

/** As many as a connection has; a user with more missing ones has filled in none. */
const FEW = 2;

const keyOf = (file: string, path: Path) => JSON.stringify([file, ...path]);
