import { argumentWord } from "../change/words";
import type { Path, SourceDocument } from "../config";
import { keysIn } from "../domain/name";
import type { Finding, Judgement } from "../policy";
import { type DocumentOf, environmentLine } from "./environment-line";

/**
 * A judgement that reports findings at the line of the faulty argument, such as one of `defaults`, if an environment
 * file has it; else at the connection's line.
 */
export function atLinesAtFault(judgement: Judgement, documentOf: DocumentOf): Judgement {
  return { ...judgement, findings: judgement.findings.map((finding) => atLine(finding, documentOf)) };
}

function atLine(finding: Finding, documentOf: DocumentOf): Finding {
  const { address = "", argument } = finding;
  const { file } = environmentLine(finding) ?? {};
  const [, type = "", name = ""] = /^(\w+)\.([\w-]+)$/.exec(address) ?? [];
  const [site, connection] = keysIn(name);
  if (argument === undefined || file === undefined || site === undefined || connection === undefined) return finding;
  const document = documentOf(file);
  const path = document && writtenAt(document, argument, type, ["sites", site, "connections", connection]);
  if (!document || !path) return finding;
  const { line, column } = document.locate(path, "key");
  return { ...finding, source: `${file}:${line}:${column}` };
}

/** Where an argument of a connection is written: in a tunnel, in the connection, or in the defaults. */
function writtenAt(document: SourceDocument, argument: string, type: string, connection: Path): Path | undefined {
  const [, tunnel, rest = argument] = /^tunnels\.(\d+)\.(.+)$/.exec(argument) ?? [];
  const [block = "", ...inBlock] = rest.split(".");
  const word = argumentWord(type, inBlock.length > 0 && TUNNEL_PARTS.has(block) ? inBlock : [block, ...inBlock], true);
  const steps = word.split(".");
  const places: readonly Path[] = [
    ...(tunnel === undefined ? [] : [[...connection, "tunnels", tunnel]]),
    connection,
    ["defaults"],
  ];
  for (const place of places)
    for (const path of [steps, ["crypto", ...steps], ["crypto", ...steps.slice(0, 1)], ["crypto"], steps.slice(0, 1)])
      if (isWritten(document.value, [...place, ...path])) return [...place, ...path];
  return undefined;
}

/** Blocks of a tunnel, as findings name them. */
const TUNNEL_PARTS: ReadonlySet<string> = new Set(["ike", "ipsec", "bgp"]);

function isWritten(value: unknown, path: Path): boolean {
  let at = value;
  for (const step of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Record<string | number, unknown>)[step];
  }
  return true;
}
