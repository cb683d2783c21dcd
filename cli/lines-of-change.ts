import type { Path, SourceDocument } from "../config";
import { keysIn } from "../domain/name";
import type { Revision } from "../files/revision";
import { onceFor } from "../graph/once";
import type { Finding, Judgement } from "../policy";
import { type DocumentOf, environmentLine } from "./environment-line";

/**
 * A judgement that reports each finding of a change at a line that the change touches, because reviewers of a change see only its
 * lines. A finding keeps its place if the change touches neither its connection, nor its site, nor the names that all sites share;
 * so it does if the change only removes lines.
 */
export function atLinesOfChange(judgement: Judgement, revision: Revision, documentOf: DocumentOf): Judgement {
  const touchedIn = onceFor((file: string) => revision.linesSince(file));
  const findings = judgement.findings.map((finding) => {
    const { file, line } = environmentLine(finding) ?? {};
    const document = finding.wasThere || file === undefined ? undefined : documentOf(file);
    if (file === undefined || line === undefined || !document) return finding;
    const touched = touchedIn(file);
    const at = touched.includes(line) ? undefined : touchedAround(finding, document, touched);
    return at === undefined ? finding : { ...finding, source: `${file}:${at}` };
  });
  return { ...judgement, findings };
}

/** Line and column of the first touched line with content, in the narrowest part of the file that a finding is about. */
function touchedAround(finding: Finding, document: SourceDocument, touched: readonly number[]): string | undefined {
  const texts = document.text.split("\n");
  const withContent = touched.filter((line) => /^\s*[^\s#]/.test(texts[line - 1] ?? ""));
  for (const path of placesOf(finding, document)) {
    const [first, last] = document.lines(path) ?? [0, 0];
    const found = withContent.find((line) => line >= first && line <= last);
    if (found !== undefined) return `${found}:${(texts[found - 1] ?? "").search(/\S/) + 1}`;
  }
  return undefined;
}

/** Parts of the file that a finding is about, the narrowest first: never another site. */
function placesOf({ address = "" }: Finding, { value }: SourceDocument): readonly Path[] {
  const [site, part] = keysIn(address.split(".").at(-1) ?? "");
  const shared = Object.keys(Object(value)).filter((name) => name !== "sites");
  return [
    ...(site === undefined || part === undefined ? [] : [["sites", site, "connections", part]]),
    ...(site === undefined ? [] : [["sites", site]]),
    ...shared.map((name) => [name]),
  ];
}
