import { parseSource, type SourceDocument } from "../document";
import { documentProblems, readDocuments } from "../load";
import { type FileProblem, FileProblemsError, formatPath } from "../problem";
import { type BgpTunnel, bgpTunnels, insideCidrPath } from "./bgp-tunnels";
import { type InsideCidrClash, insideCidrClashes } from "./clashes";
import { fillIn } from "./fill";
import { freeInsideCidrs } from "./free";

/** The inside CIDRs of some environment files: which are in use, which are missing. */
export interface InsideCidrs {
  /** Tunnels of connections with BGP. */
  readonly tunnels: readonly BgpTunnel[];
  /** A free block for each tunnel without one. */
  readonly free: ReadonlyMap<BgpTunnel, string>;
  /** Blocks that two tunnels have where they may not. */
  readonly clashes: readonly InsideCidrClash[];
  /** The new text of files with missing blocks. */
  readonly filled: ReadonlyMap<string, string>;
  /** What is wrong with neighbours; their blocks are not known. */
  readonly unread: readonly FileProblem[];
}

/**
 * Reads environment files to fill, and other files whose blocks count as in use.
 * @throws FileProblemsError with all that is wrong with the files, except missing inside CIDRs
 */
export function readInsideCidrs(files: readonly string[], neighbours: readonly string[] = []): InsideCidrs {
  const problems: FileProblem[] = [];
  const unread: FileProblem[] = [];
  const documents = readDocuments(files, problems);
  const others = readDocuments(neighbours, unread);
  const tunnels = [...documents, ...others].flatMap(bgpTunnels);
  const missing = new Set(tunnels.filter((each) => each.missing).map((each) => formatPath(insideCidrPath(each))));
  for (const document of documents) {
    const isMissing = ({ path }: FileProblem) => missing.has(formatPath(path));
    problems.push(...documentProblems(document).filter((problem) => !isMissing(problem)));
  }
  if (problems.length > 0) throw new FileProblemsError(problems);
  const free = new Map([...freeInsideCidrs(tunnels)].filter(([{ document }]) => documents.includes(document)));
  const filled = new Map(documents.flatMap((document) => fill(document, tunnels, free)));
  return { tunnels, free, clashes: insideCidrClashes(tunnels), filled, unread };
}

/** The file and its text with free blocks filled in; nothing if none was missing. */
function fill(
  document: SourceDocument,
  tunnels: readonly BgpTunnel[],
  free: ReadonlyMap<BgpTunnel, string>,
): [string, string][] {
  const { file } = document;
  const missing = tunnels.filter((tunnel) => tunnel.document === document && tunnel.missing);
  if (missing.length === 0) return [];
  const problem = (tunnel: BgpTunnel, what: string, allowed: string): FileProblem => {
    const path = insideCidrPath(tunnel);
    return { file, path, position: document.locate(path), what, allowed };
  };
  const exhausted = missing.filter((tunnel) => !free.has(tunnel));
  const blanks = [...free]
    .filter(([tunnel]) => tunnel.document === document)
    .map(([tunnel, value]) => ({ tunnel, path: insideCidrPath(tunnel), value, after: "customerGateway" }));
  const { text, unfilled } = fillIn(document.text, blanks);
  const problems = [
    ...exhausted.map((tunnel) => problem(tunnel, `${tunnel.end} has no free inside CIDR`, "fewer tunnels with BGP")),
    ...unfilled.map(({ tunnel }) =>
      problem(tunnel, "the tunnel is an alias, so it cannot have a block of its own", "tunnels written out"),
    ),
  ];
  const remaining = problems.length > 0 ? problems : documentProblems(parseSource(file, text));
  if (remaining.length > 0) throw new FileProblemsError(remaining);
  return [[file, text]];
}
