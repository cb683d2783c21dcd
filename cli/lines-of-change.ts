import { type Path, readDocument, type SourceDocument } from "../config";
import { keysIn } from "../domain/name";
import { attempt } from "../domain/user-error";
import type { Revision } from "../files/revision";
import { onceFor } from "../graph/once";
import type { Finding, Judgement } from "../policy";

/**
 * A judgement of which each finding that the change brings is reported at a line that the change touches, since those who review
 * a change see its lines only. Where the change touches neither the connection, nor the site, nor what all sites share, as
 * where it only takes lines away, a finding stays where it is.
 */
export function atLinesOfChange(judgement: Judgement, revision: Revision): Judgement {
  const changeOf = onceFor((file: string) =>
    attempt(
      () => ({ document: readDocument(file), touched: revision.linesSince(file) }),
      () => undefined,
    ),
  );
  const findings = judgement.findings.map((finding) => {
    const [, file = "", line] = /^(.+\.(?:ya?ml|json)):(\d+):\d+$/.exec(finding.source ?? "") ?? [];
    const change = finding.wasThere || line === undefined ? undefined : changeOf(file);
    if (!change || change.touched.includes(Number(line))) return finding;
    const at = touchedAround(finding, change.document, change.touched);
    return at === undefined ? finding : { ...finding, source: `${file}:${at}` };
  });
  return { ...judgement, findings };
}

/** Line and column of the first line that says something and is touched, in the narrowest of what a finding is about. */
function touchedAround(finding: Finding, document: SourceDocument, touched: readonly number[]): string | undefined {
  const texts = document.text.split("\n");
  const saying = touched.filter((line) => /^\s*[^\s#]/.test(texts[line - 1] ?? ""));
  for (const path of placesOf(finding, document)) {
    const [first, last] = document.lines(path) ?? [0, 0];
    const found = saying.find((line) => line >= first && line <= last);
    if (found !== undefined) return `${found}:${(texts[found - 1] ?? "").search(/\S/) + 1}`;
  }
  return undefined;
}

/** A finding of a site is about nothing in another site. */
function placesOf({ address = "" }: Finding, { value }: SourceDocument): readonly Path[] {
  const [site, part] = keysIn(address.split(".").at(-1) ?? "");
  const shared = Object.keys(Object(value)).filter((name) => name !== "sites");
  return [
    ...(site === undefined || part === undefined ? [] : [["sites", site, "connections", part]]),
    ...(site === undefined ? [] : [["sites", site]]),
    ...shared.map((name) => [name]),
  ];
}
