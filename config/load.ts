import { attempt, type UserError } from "../domain/user-error";
import { readDocument, type SourceDocument } from "./document";
import { type Environment, toEnvironment } from "./environment";
import { offerFreeInsideCidrs } from "./inside-cidrs/free";
import { byPosition, type FileProblem } from "./problem";
import { regionProblems, semanticProblems } from "./semantics";
import { schemaProblems } from "./validate";

/** Environments that are fine, and everything that is wrong with the others. */
export interface Loaded {
  readonly environments: readonly Environment[];
  readonly problems: readonly FileProblem[];
}

/** Reads environment files; never throws for what is in them. */
export function loadEnvironments(files: readonly string[]): Loaded {
  const environments: Environment[] = [];
  const problems: FileProblem[] = [];
  const documents = readDocuments(files, problems);
  for (const document of documents) {
    const { file } = document;
    const environment = check(document, documents, problems);
    if (!environment) continue;
    const twin = environments.find(({ name }) => name === environment.name);
    if (twin) {
      problems.push({
        file,
        position: document.locate(["name"]),
        path: ["name"],
        what: `${twin.file} has the name “${twin.name}” too`,
        allowed: "a name of its own for each environment",
      });
    } else environments.push(environment);
  }
  return { environments, problems };
}

/** The environment of a document; undefined, with problems added, when it has any. */
function check(
  document: SourceDocument,
  documents: readonly SourceDocument[],
  problems: FileProblem[],
): Environment | undefined {
  const found = documentProblems(document, documents);
  problems.push(...found);
  return found.length > 0 ? undefined : toEnvironment(document);
}

/** Everything that is wrong with a document, in the order of the file; others may have its addresses in use. */
export function documentProblems(
  document: SourceDocument,
  documents: readonly SourceDocument[] = [document],
): FileProblem[] {
  const misfits = schemaProblems(document);
  const found = misfits.length > 0 ? misfits : semanticProblems(document);
  return offerFreeInsideCidrs([...regionProblems(document), ...found].sort(byPosition), documents);
}

/** The files that can be read, as far as their syntax goes, with problems added for the others. */
export function readDocuments(files: readonly string[], problems: FileProblem[]): SourceDocument[] {
  const report = ({ fileProblems }: UserError) => problems.push(...fileProblems);
  return files.flatMap((file) => attempt(() => readDocument(file), report) ?? []);
}
