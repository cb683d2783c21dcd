import { readDocument, type SourceDocument } from "./document";
import { byPosition, FileProblemsError, place } from "./problem";
import type { InventoryFile, QuotasFile } from "./schema/quota-files";
import { schemaProblems } from "./validate";

/** VPN attachments of a transit router that no stack has. */
export interface InventoryEntry {
  readonly transitRouter: string;
  readonly count: number;
  readonly source: string;
}

/** A limit as the cloud reported it. */
export interface DiscoveredLimit {
  readonly limit: string;
  readonly transitRouter?: string;
  readonly most: number;
  readonly source: string;
}

export function readInventory(document: SourceDocument): readonly InventoryEntry[] {
  return (document.value as InventoryFile).attachments.map(({ transitRouter, count }, index) => ({
    transitRouter,
    count,
    source: place(document.file, document.locate(["attachments", index])),
  }));
}

/**
 * Reads a file of quotas as the user wrote it.
 * @throws FileProblemsError with everything that is wrong in it
 */
export function readQuotasFile(file: string): QuotasFile {
  const document = readDocument(file, "a file of quotas");
  const problems = schemaProblems("quotas", document);
  if (problems.length > 0) throw new FileProblemsError(problems.sort(byPosition));
  return document.value as QuotasFile;
}

/** The entries that name a limit. */
export function readQuotas(document: SourceDocument): readonly DiscoveredLimit[] {
  const { discovered, quotas } = document.value as QuotasFile;
  return quotas.flatMap(({ limit, transitRouter, total }, index) => {
    if (limit === undefined) return [];
    const source = `${place(document.file, document.locate(["quotas", index]))}, ${discovered}`;
    return [{ limit, most: total, source, ...(transitRouter === undefined ? {} : { transitRouter }) }];
  });
}
