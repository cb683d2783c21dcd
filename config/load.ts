import { attempt, type UserError } from "../domain/user-error";
import { Check } from "../site/check";
import { readDocument, type SourceDocument } from "./document";
import { type Environment, toEnvironment } from "./environment";
import { checkEnvironment } from "./environment/problems";
import { offerFreeInsideCidrs } from "./inside-cidrs/free";
import { byPosition, type FileProblem, type Path, type Position } from "./problem";
import { isRecord } from "./record";
import type { EnvironmentFile } from "./schema";
import { BROKEN, forgedTokens, schemaMisfits } from "./validate";

/** Environments without a problem, and everything that is wrong with the others. */
export interface Loaded {
  /** Environments without a problem. */
  readonly environments: readonly Environment[];
  /** What is wrong with the others. */
  readonly problems: readonly FileProblem[];
}

/** Reads environment files; never throws because of their content. */
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
        what: `${twin.file} also has the name “${twin.name}”`,
        allowed: "a name of its own for each environment",
      });
    } else environments.push(environment);
  }
  return { environments, problems };
}

/** The environment of a document; undefined if it has problems, which are added to the list. */
function check(
  document: SourceDocument,
  documents: readonly SourceDocument[],
  problems: FileProblem[],
): Environment | undefined {
  const found = documentProblems(document, documents);
  problems.push(...found);
  return found.length > 0 ? undefined : toEnvironment(document);
}

/** Everything that is wrong with a document, in the order of the file. Other files may use its addresses. */
export function documentProblems(
  document: SourceDocument,
  documents: readonly SourceDocument[] = [document],
): FileProblem[] {
  return offerFreeInsideCidrs(environmentProblems(document).sort(byPosition), documents);
}

/**
 * The schema judges the form of the file, the site its values. The schema also states limits of values, for editors; if
 * the site has a problem at the same place, only that one is reported.
 */
function environmentProblems(document: SourceDocument): FileProblem[] {
  const { form, values, sane } = schemaMisfits("environment", document);
  const ofForm = [...form, ...forgedTokens(document)];
  if (sane === BROKEN) return ofForm;
  const check = new Check((value) => value !== BROKEN);
  checkEnvironment(check, sane as EnvironmentFile);
  const judged = placesOf(ofForm);
  const found = check.problems
    .filter(({ path }) => !judged.has(placeKey(path)))
    .map(({ path, problem }) => ({ file: document.file, position: positionOf(document, path), path, ...problem }));

  const known = placesOf([...ofForm, ...found, ...check.letPass]);
  return [...ofForm, ...found, ...values.filter(({ path }) => !known.has(placeKey(path)))];
}

/** The place of the name, which may be what is wrong; for a plain value, the place of the value. */
function positionOf(document: SourceDocument, path: Path): Position {
  const value = path.reduce<unknown>((at, step) => Object(at)[step], document.value);
  return document.locate(path, isRecord(value) ? "key" : "value");
}

const placesOf = (problems: readonly { readonly path: Path }[]) => new Set(problems.map(({ path }) => placeKey(path)));
const placeKey = (path: Path) => JSON.stringify(path.map(String));

/** The files with readable syntax; adds problems for the others. */
export function readDocuments(files: readonly string[], problems: FileProblem[]): SourceDocument[] {
  const report = ({ fileProblems }: UserError) => problems.push(...fileProblems);
  return files.flatMap((file) => attempt(() => readDocument(file), report) ?? []);
}
